import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from './place.js';
import { RecordsPage } from './records/records-page.js';
import { CallbackPage } from './session/callback-page.js';
import { SignedOutPage, StrangerPage } from './session/session-pages.js';
import { ListPage } from './tasks/list-page.js';
import { TaskPage } from './tasks/task-page.js';
import { useObserved, useOwnWork, useVillage } from './use-village.js';

export function App() {
  const place = usePlace();
  if (place.kind === 'SIGN_IN_CALLBACK') return <CallbackPage />;
  if (place.kind === 'SIGNED_OUT') return <SignedOutPage />;
  return <OwnPages />;
}

function OwnPages() {
  const { t } = useTranslation();
  const village = useVillage();
  const place = usePlace();
  const standing = useObserved(village.keeper.standing);
  const work = useOwnWork();
  useEffect(() => {
    document.title = t('village.title');
  }, [t]);
  if (standing.kind === 'STRANGER') return <StrangerPage trouble={standing.trouble} />;
  if (!work)
    return (
      <main>
        <p className="statement" role="status">
          {t('village.opening')}
        </p>
      </main>
    );
  // Another person or post is another page: nothing of the one before is kept in it.
  const key = `${work.person.personId} ${work.person.postId}`;
  if (place.kind === 'TASK')
    return <TaskPage key={`${key} ${place.assignmentId}`} assignmentId={place.assignmentId} work={work} />;
  if (place.kind === 'RECORDS') return <RecordsPage key={key} work={work} />;
  return <ListPage key={key} work={work} />;
}

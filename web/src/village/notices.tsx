import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsOnline, useObserved, useVillage, type OwnWork } from './use-village.js';
import { newVersion, takeNewVersion } from './worker/register-worker.js';

/** What stands between the person and the server just now, and what to do about it. */
export function Notices({ work }: { work: OwnWork }) {
  const { t } = useTranslation();
  const { keeper, syncing } = useVillage();
  const isOnline = useIsOnline();
  const { lastEnd } = useObserved(syncing.state);
  const hasNewVersion = useObserved(newVersion) !== null;
  const [isUnreachable, setUnreachable] = useState(false);
  const signIn = async () => setUnreachable(!(await keeper.leaveToSignIn()));
  const trouble =
    lastEnd === 'SILENT' ? 'silent' : lastEnd === 'TROUBLE' ? 'trouble' : lastEnd === 'BUSY' ? 'busy' : null;
  return (
    <div role="status" className="notices">
      {!isOnline && <p className="notice">{t('village.notice.offline')}</p>}
      {isOnline && work.isSignedIn && trouble && <p className="notice">{t(`village.notice.${trouble}`)}</p>}
      {isOnline && !work.isSignedIn && (
        <div className="notice withAction">
          <p>{isUnreachable ? t('village.notice.signInUnreachable') : t('village.notice.signIn')}</p>
          <button type="button" className="plain" onClick={() => void signIn()}>
            {t('village.notice.signInAction')}
          </button>
        </div>
      )}
      {hasNewVersion && (
        <div className="notice withAction">
          <p>{t('village.notice.newVersion')}</p>
          <button type="button" className="plain" onClick={takeNewVersion}>
            {t('village.notice.newVersionAction')}
          </button>
        </div>
      )}
    </div>
  );
}

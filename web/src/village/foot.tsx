import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from './link.js';
import { recordsPath } from './place.js';
import { useVillage, type OwnWork } from './use-village.js';

/** What is seldom needed: what was written, another post, the desktop, leaving. */
export function Foot({ work: { person, records, isSignedIn } }: { work: OwnWork }) {
  const { t } = useTranslation();
  const { keeper, syncing } = useVillage();
  const [isLeaving, setLeaving] = useState(false);
  const [isUnreachable, setUnreachable] = useState(false);
  const queued = records.filter(({ state }) => state !== 'SENT').length;
  const leave = () => void keeper.leave().then((isLeft) => setUnreachable(!isLeft));
  const choose = (postId: string) => void keeper.choosePost(postId).then(() => syncing.run());
  return (
    <footer className="foot">
      {person.posts.length > 1 && (
        <label className="field">
          <span>{t('village.post')}</span>
          <select value={person.postId} onChange={({ target }) => choose(target.value)}>
            {person.posts.map(({ id, unit }) => (
              <option key={id} value={id}>
                {unit.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {isLeaving && (
        <div className="notice" role="status">
          <p>
            {isUnreachable
              ? t('village.session.leaveUnreachable')
              : t('village.session.leaveQueued', { count: queued })}
          </p>
          <p className="actions">
            <button type="button" className="plain" onClick={leave}>
              {t('village.session.leaveConfirm')}
            </button>
            <button type="button" className="plain" onClick={() => setLeaving(false)}>
              {t('village.session.leaveCancel')}
            </button>
          </p>
        </div>
      )}
      <nav className="footLinks">
        <Link to={recordsPath}>{t('village.record.heading')}</Link>
        {/* Not the start page: that would lead a phone back here. */}
        <a href="/workbench">{t('village.session.desktop')}</a>
        {isSignedIn && !isLeaving && (
          <button type="button" className="link" onClick={() => (queued > 0 ? setLeaving(true) : leave())}>
            {t('village.session.leave')}
          </button>
        )}
      </nav>
      {isUnreachable && !isLeaving && <p role="status">{t('village.session.leaveUnreachable')}</p>}
    </footer>
  );
}

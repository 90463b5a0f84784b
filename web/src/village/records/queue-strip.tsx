import { useTranslation } from 'react-i18next';
import { Link } from '../link.js';
import { recordsPath } from '../place.js';
import { useObserved, useTicking, useVillage, type OwnWork } from '../use-village.js';

/** How much of what was written has not arrived; nothing where all has. */
export function QueueStrip({ work: { records } }: { work: OwnWork }) {
  const { t } = useTranslation();
  const { syncing } = useVillage();
  const { isRunning } = useObserved(syncing.state);
  const now = useTicking(1_000).getTime();
  // What can still be taken back is not on its way yet.
  const waiting = records.filter(
    ({ state, heldUntil }) => state === 'SENDING' || (state === 'WAITING' && heldUntil <= now),
  ).length;
  const refused = records.filter(({ state }) => state === 'REFUSED').length;
  const isSending = isRunning && records.some(({ state }) => state === 'SENDING');
  if (waiting + refused === 0) return null;
  return (
    <div className="queue">
      {refused > 0 && (
        <Link to={recordsPath} className="refusedLink">
          {t('village.queue.refused', { count: refused })}
        </Link>
      )}
      {waiting > 0 && (
        <div className="withAction">
          <Link to={recordsPath} className="waitingLink">
            {isSending
              ? t('village.queue.sending', { count: waiting })
              : t('village.queue.waiting', { count: waiting })}
          </Link>
          <button type="button" className="plain" disabled={isRunning} onClick={() => void syncing.run()}>
            {t('village.queue.send')}
          </button>
        </div>
      )}
    </div>
  );
}

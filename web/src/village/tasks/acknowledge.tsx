import { useTranslation } from 'react-i18next';
import { useTicking, useVillage, type OwnWork } from '../use-village.js';
import { recordOf } from './new-record.js';
import type { Task } from './task.js';

/** Milliseconds in which a tap can be taken back. */
const undoable = 6_000;

/** One tap. It is not sent at once, so that a slip of the finger can be undone. */
export function AcknowledgeButton({ task, work }: { task: Task; work: OwnWork }) {
  const { t } = useTranslation();
  const village = useVillage();
  const acknowledge = async () => {
    const record = recordOf(task, work, { kind: 'acknowledge', body: {}, heldUntil: Date.now() + undoable });
    await village.records.write(record);
    await village.tell();
    village.syncing.runAfter(undoable);
  };
  return (
    <button type="button" className="primary" onClick={() => void acknowledge()}>
      {t('village.acknowledge.action')}
    </button>
  );
}

/** While the tap can be taken back. */
export function UndoAcknowledge({ task }: { task: Task }) {
  const held = task.ahead.find(
    ({ kind, state, heldUntil }) => kind === 'acknowledge' && state === 'WAITING' && heldUntil > 0,
  );
  return held ? <UndoButton id={held.id} heldUntil={held.heldUntil} /> : null;
}

function UndoButton({ id, heldUntil }: { id: number; heldUntil: number }) {
  const { t } = useTranslation();
  const village = useVillage();
  const seconds = Math.ceil((heldUntil - useTicking(500).getTime()) / 1000);
  if (seconds <= 0) return null;
  const undo = () => void village.records.takeBack(id).then(() => village.tell());
  return (
    <div className="withAction undo">
      <p role="status">
        {t('village.acknowledge.done')} <span aria-hidden="true">{t('village.acknowledge.left', { seconds })}</span>
      </p>
      <button type="button" className="plain" onClick={undo}>
        {t('village.acknowledge.undo')}
      </button>
    </div>
  );
}

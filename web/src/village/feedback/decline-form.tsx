import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { recordOf } from '../tasks/new-record.js';
import type { Task } from '../tasks/task.js';
import { useVillage, type OwnWork } from '../use-village.js';
import { textLimit } from './feedback.js';
import { TextField } from './text-field.js';
import { placeName } from '../../features/units/unit-name.js';

interface DeclineFormProps {
  task: Task;
  work: OwnWork;
  onClose: () => void;
}

/** Only once, with a reason. */
export function DeclineForm({ task, work, onClose }: DeclineFormProps) {
  const { t } = useTranslation();
  const village = useVillage();
  const id = useId();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setMissing(true);
    await village.records.write(recordOf(task, work, { kind: 'decline', body: { reason: reason.trim() } }));
    await village.tell();
    void village.syncing.run();
    onClose();
  };
  return (
    <form aria-labelledby={id} noValidate className="stack" onSubmit={(event) => void submit(event)}>
      <h2 id={id} className="sectionTitle">
        {t('village.decline.heading')}
      </h2>
      <p>{t('village.decline.note', { dispatcher: placeName(task.row.dispatcherUnit.name) })}</p>
      <TextField
        label={t('village.decline.reason')}
        value={reason}
        onChange={setReason}
        limit={textLimit}
        error={isMissing && reason.trim() === '' ? t('village.decline.missing') : null}
      />
      <button type="submit" className="primary">
        {t('village.decline.submit')}
      </button>
      <button type="button" className="plain" onClick={onClose}>
        {t('village.decline.cancel')}
      </button>
    </form>
  );
}

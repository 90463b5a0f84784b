import { useTranslation } from 'react-i18next';
import { ActionPanel } from '../../actions/action-frame.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { AttachmentsField } from '../../attachments/attachments-field.js';
import { Field, TextArea } from '../../form/field.js';
import { attachmentIds, noFiles } from './attachment-ids.js';
import type { AssignmentFormProps } from './form-props.js';
import styles from '../../actions/actions.module.css';
import controls from '../../form/form.module.css';

export function ProgressForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'progress',
    initial: { files: noFiles, text: '', percent: String(assignment.percent ?? ''), blockers: '' },
    required: () => ['text', 'percent'],
    toBody: ({ text, percent, blockers, files }) => ({
      ...attachmentIds(files),
      text: text.trim(),
      percent: Number(percent),
      ...(blockers.trim() && { blockers: blockers.trim() }),
    }),
    onClose,
  });
  return (
    <ActionPanel
      form={form}
      title={t('assignment.action.progress')}
      note={t('assignment.progress.note')}
      submit={t('assignment.action.progress')}
    >
      <TextArea
        label={t('assignment.progress.text')}
        isRequired
        name="text"
        value={form.values.text}
        onChange={form.set('text')}
        maximum={4000}
        rows={5}
        error={form.errorOf('text')}
      />
      <div className={styles.narrowFirst}>
        <Field label={t('assignment.progress.percent')} isRequired error={form.errorOf('percent')}>
          {(wiring) => (
            <input
              {...wiring}
              type="number"
              inputMode="numeric"
              name="percent"
              min={0}
              max={100}
              step={5}
              className={controls.control}
              value={form.values.percent}
              onChange={(event) => form.set('percent')(event.target.value)}
            />
          )}
        </Field>
        <TextArea
          label={t('assignment.progress.blockers')}
          hint={t('assignment.progress.blockersHint')}
          name="blockers"
          value={form.values.blockers}
          onChange={form.set('blockers')}
          maximum={4000}
          rows={1}
          error={form.errorOf('blockers')}
        />
      </div>
      <AttachmentsField
        path={`/tracking/assignments/${assignment.id}`}
        files={form.values.files}
        onUpload={(upload) => void form.hold(upload)}
        onChange={(change) => form.update('files', change)}
      />
    </ActionPanel>
  );
}

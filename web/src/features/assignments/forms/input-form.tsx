import { useTranslation } from 'react-i18next';
import { ActionPanel } from '../../actions/action-frame.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { AttachmentsField } from '../../attachments/attachments-field.js';
import { TextArea } from '../../form/field.js';
import { attachmentIds, noFiles } from './attachment-ids.js';
import type { AssignmentFormProps } from './form-props.js';

export function InputForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'input',
    initial: { files: noFiles, text: '' },
    required: () => ['text'],
    toBody: ({ text, files }) => ({ ...attachmentIds(files), text: text.trim() }),
    onClose,
  });
  return (
    <ActionPanel
      form={form}
      title={t('assignment.action.input')}
      note={t('assignment.input.note')}
      submit={t('assignment.action.input')}
    >
      <TextArea
        label={t('assignment.input.text')}
        isRequired
        name="text"
        value={form.values.text}
        onChange={form.set('text')}
        maximum={4000}
        rows={6}
        error={form.errorOf('text')}
      />
      <AttachmentsField
        path={`/tracking/assignments/${assignment.id}`}
        files={form.values.files}
        onUpload={(upload) => void form.hold(upload)}
        onChange={(change) => form.update('files', change)}
      />
    </ActionPanel>
  );
}

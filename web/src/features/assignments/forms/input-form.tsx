import { useTranslation } from 'react-i18next';
import { ActionPanel } from '../../actions/action-frame.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { TextArea } from '../../form/field.js';
import type { AssignmentFormProps } from './form-props.js';

export function InputForm({ onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'input',
    initial: { text: '' },
    required: () => ['text'],
    toBody: ({ text }) => ({ text: text.trim() }),
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
    </ActionPanel>
  );
}

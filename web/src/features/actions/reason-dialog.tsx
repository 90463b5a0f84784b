import { useTranslation } from 'react-i18next';
import { TextArea } from '../form/field.js';
import { ActionDialog } from './action-frame.js';
import { useActionForm } from './use-action-form.js';

interface ReasonDialogProps {
  action: string;
  title: string;
  note?: string | undefined;
  /** What the reason is called, where it is not one. */
  label?: string;
  /** Name of the field in the command's body. */
  field?: 'reason' | 'text';
  submit?: string;
  isDangerous?: boolean;
  onClose: () => void;
}

/** A step that needs its reason in writing. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation();
  const { action, title, note, field = 'reason', submit = title, isDangerous, onClose } = props;
  const form = useActionForm({
    action,
    initial: { [field]: '' } as Record<'reason' | 'text', string>,
    required: () => [field],
    toBody: (values) => ({ [field]: values[field].trim() }),
    onClose,
  });
  return (
    <ActionDialog form={form} title={title} note={note} submit={submit} isDangerous={isDangerous}>
      <TextArea
        label={props.label ?? t('actions.reason')}
        isRequired
        name={field}
        value={form.values[field]}
        onChange={form.set(field)}
        maximum={500}
        placeholder={t('actions.reasonText')}
        error={form.errorOf(field)}
      />
    </ActionDialog>
  );
}

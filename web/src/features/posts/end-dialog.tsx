import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../actions/action-frame.js';
import { useActionForm } from '../actions/use-action-form.js';
import { DateField } from '../form/date-field.js';
import { ReasonField } from './reason-field.js';

/** Takes a post from its holder, today or on a later day. */
export function EndDialog({ person, onClose }: { person: string; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'end',
    initial: { validTo: '', reason: '' },
    required: () => ['reason'],
    toBody: ({ validTo, reason }) => ({ reason: reason.trim(), ...(validTo && { validTo }) }),
    onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('posts.endTitle', { person })}
      note={t('posts.endNote')}
      submit={t('posts.end')}
      isDangerous
    >
      <DateField
        label={t('posts.endDay')}
        name="validTo"
        value={form.values.validTo}
        hint={t('posts.endDayHint')}
        onChange={form.set('validTo')}
        error={form.errorOf('validTo')}
      />
      <ReasonField form={form} rows={3} />
    </ActionDialog>
  );
}

import { useTranslation } from 'react-i18next';
import { TextArea } from '../form/field.js';

interface ReasonFieldProps {
  form: {
    values: { reason: string };
    set: (name: 'reason') => (value: string) => void;
    errorOf: (name: 'reason') => string | undefined;
  };
  rows: number;
}

/** Why a post is given or taken; it stands in the history of the post. */
export function ReasonField({ form, rows }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <TextArea
      label={t('posts.reason')}
      isRequired
      name="reason"
      rows={rows}
      value={form.values.reason}
      maximum={500}
      placeholder={t('posts.reasonHint')}
      onChange={form.set('reason')}
      error={form.errorOf('reason')}
    />
  );
}

import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  /** Characters. */
  limit: number;
  error: string | null;
  isOneLine?: boolean;
  isRequired?: boolean;
}

export function TextField({
  label,
  hint,
  value,
  onChange,
  limit,
  error,
  isOneLine = false,
  isRequired = true,
}: TextFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const described = [hint && `${id}-hint`, !isOneLine && `${id}-count`, error && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  const wiring = {
    id,
    value,
    maxLength: limit,
    'aria-required': isRequired,
    'aria-invalid': error !== null,
    ...(described && { 'aria-describedby': described }),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} className="secondary">
          {hint}
        </span>
      )}
      {isOneLine ? (
        <input type="text" {...wiring} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <textarea rows={4} {...wiring} onChange={({ target }) => onChange(target.value)} />
      )}
      {!isOneLine && (
        <span id={`${id}-count`} className="count">
          {t('village.feedback.count', { count: value.length, limit })}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className="error">
          {error}
        </span>
      )}
    </div>
  );
}

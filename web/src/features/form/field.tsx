import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './form.module.css';

export interface FieldProps {
  label: string;
  /** The field is needed before the next step; said in words, not by a star alone. */
  isRequired?: boolean;
  hint?: ReactNode;
  /** The sentence of the rule that refused what stands here. */
  error?: string | undefined;
  isWide?: boolean;
}

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

/** A labelled control with its hint and the sentence of its refusal. */
export function Field({
  label,
  isRequired,
  hint,
  error,
  isWide,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={isWide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>
        {label}
        {isRequired && <RequiredMark />}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': isRequired ? true : undefined,
      })}
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

function RequiredMark() {
  const { t } = useTranslation();
  return <small className={styles.required}>{t('form.required')}</small>;
}

interface TextProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  maximum: number;
  placeholder?: string;
  name?: string;
  isReadOnly?: boolean;
}

export function TextField({
  value,
  onChange,
  maximum,
  placeholder,
  name,
  isReadOnly,
  type = 'text',
  list,
  ...field
}: TextProps & { type?: 'text' | 'url' | 'tel'; list?: string }) {
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          {...wiring}
          type={type}
          name={name}
          className={styles.control}
          value={value}
          maxLength={maximum}
          placeholder={placeholder}
          readOnly={isReadOnly}
          list={list}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A text of several lines; the room left is shown once it gets short. */
export function TextArea({
  value,
  onChange,
  maximum,
  placeholder,
  name,
  isReadOnly,
  rows = 4,
  hint,
  ...field
}: TextProps & { rows?: number }) {
  const { t } = useTranslation();
  const isShort = value.length > maximum * 0.9;
  const left = isShort ? t('form.left', { count: maximum - value.length }) : null;
  return (
    <Field
      {...field}
      hint={
        hint || left ? (
          <>
            {hint}
            {left && <span className={styles.left}>{left}</span>}
          </>
        ) : undefined
      }
    >
      {(wiring) => (
        <textarea
          {...wiring}
          name={name}
          className={styles.control}
          rows={rows}
          value={value}
          maxLength={maximum}
          placeholder={placeholder}
          readOnly={isReadOnly}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function SelectField<T extends string>({
  value,
  onChange,
  choices,
  empty,
  name,
  ...field
}: FieldProps & {
  value: T | '';
  onChange: (value: T) => void;
  choices: { value: T; label: string }[];
  /** Words of the choice not made yet. */
  empty: string;
  name?: string;
}) {
  return (
    <Field {...field}>
      {(wiring) => (
        <select
          {...wiring}
          name={name}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {value === '' && <option value="">{empty}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of a few choices, all of them seen. */
export function Choices<T extends string>({
  label,
  isRequired,
  value,
  onChange,
  choices,
  hint,
  error,
  name,
  isWide,
}: FieldProps & {
  value: T | '';
  onChange: (value: T) => void;
  choices: { value: T; label: string; note?: string }[];
  name: string;
}) {
  const id = useId();
  return (
    <fieldset className={isWide ? `${styles.field} ${styles.wide}` : styles.field} aria-describedby={error && id}>
      <legend>
        {label}
        {isRequired && <RequiredMark />}
      </legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.label}
              {choice.note && <small>{choice.note}</small>}
            </span>
          </label>
        ))}
      </div>
      {hint && <div className={styles.hint}>{hint}</div>}
      {error && (
        <p id={id} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

import { useId } from 'react';
import styles from './dashboard.module.css';

interface ChoicesProps<Code extends string> {
  label: string;
  value: Code;
  options: readonly Code[];
  wordOf: (code: Code) => string;
  onChange: (code: Code) => void;
}

/** One of a few, all of them seen at once. */
export function Choices<Code extends string>({ label, value, options, wordOf, onChange }: ChoicesProps<Code>) {
  const name = useId();
  return (
    <fieldset className={`${styles.choices} no-print`}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option} className={option === value ? styles.chosen : undefined}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {wordOf(option)}
        </label>
      ))}
    </fieldset>
  );
}

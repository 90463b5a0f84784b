import { useId } from 'react';

interface ChoiceFieldProps<T extends string | number> {
  label: string;
  choices: readonly { value: T; label: string }[];
  value: T | null;
  onChange: (value: T) => void;
  error?: string | null;
}

/** A few large buttons of which one holds; radio buttons underneath, so that keys and screen readers find their way. */
export function ChoiceField<T extends string | number>({
  label,
  choices,
  value,
  onChange,
  error,
}: ChoiceFieldProps<T>) {
  const id = useId();
  return (
    <fieldset className="field choices" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      <div className="choiceRow">
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input type="radio" name={id} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <span id={`${id}-error`} className="error">
          {error}
        </span>
      )}
    </fieldset>
  );
}

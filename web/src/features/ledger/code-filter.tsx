import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { codesOf, listed, type Listed } from './filters.js';
import { PanelButton } from './panel-button.js';
import styles from './panel.module.css';

interface CodeFilterProps<Code extends string> {
  label: string;
  /** On the button while nothing is chosen, where the label already stands beside it; default: the label. */
  none?: string;
  value: Listed<Code> | undefined;
  codes: readonly Code[];
  wordOf: (code: Code) => string;
  /** How a choice looks in the list; default: its word. */
  show?: (code: Code) => ReactNode;
  onChange: (value: Listed<Code> | undefined) => void;
}

/** A filter that takes any of several codes. */
export function CodeFilter<Code extends string>({
  label,
  none,
  value,
  codes,
  wordOf,
  show = wordOf,
  onChange,
}: CodeFilterProps<Code>) {
  const { t } = useTranslation();
  const chosen = codesOf(value);
  const [first, ...more] = chosen;
  const present = () => {
    if (first === undefined) return none ?? label;
    if (more.length > 0) return t('ledger.filter.several', { label, value: wordOf(first), count: chosen.length });
    return t('ledger.filter.one', { label, value: wordOf(first) });
  };
  const toggle = (code: Code) =>
    onChange(listed(codes.filter((other) => (other === code ? !chosen.includes(code) : chosen.includes(other)))));
  return (
    <PanelButton label={present()} title={label} isMarked={chosen.length > 0}>
      {codes.map((code) => (
        <label key={code} className={styles.choice}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
          {show(code)}
        </label>
      ))}
    </PanelButton>
  );
}

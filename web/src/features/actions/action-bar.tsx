import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './actions.module.css';

export interface BarEntry<A extends string> {
  action: A;
  label: string;
  isOpen: boolean;
  isDangerous?: boolean;
}

interface ActionBarProps<A extends string> {
  /** The next step in a sentence. */
  next: string;
  /** How much time is left, where that is pressing. */
  urgent?: ReactNode;
  primary: A | null;
  entries: readonly BarEntry<A>[];
  onOpen: (action: A) => void;
  /** Steps that are pages of their own. */
  links?: ReactNode;
}

/**
 * What this person can do now: one step stands out, the others stand beside it. It comes first; where it becomes another one while
 * the steps are the same, as when the last task below is completed, it stands out where it is: nothing moves under the pointer.
 */
export function ActionBar<A extends string>({ next, urgent, primary, entries, onOpen, links }: ActionBarProps<A>) {
  const { t } = useTranslation();
  const steps = entries.map(({ action }) => action).join();
  const [placed, setPlaced] = useState({ steps, first: primary });
  if (placed.steps !== steps) setPlaced({ steps, first: primary });
  const ordered = [...entries].sort((a, b) => Number(b.action === placed.first) - Number(a.action === placed.first));
  return (
    <section className={`${styles.bar} no-print`} aria-label={t('actions.bar')}>
      <p className={styles.next}>{next}</p>
      {urgent}
      <span className={styles.spring} />
      {links}
      {ordered.map(({ action, label, isOpen, isDangerous }) => (
        <Button
          key={action}
          type={action === primary && !isOpen ? 'primary' : 'default'}
          danger={isDangerous}
          aria-expanded={isOpen}
          onClick={() => onOpen(action)}
        >
          {label}
        </Button>
      ))}
    </section>
  );
}

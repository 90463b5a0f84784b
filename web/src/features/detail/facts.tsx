import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './detail.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** Takes the whole width, for texts. */
  isWide?: boolean;
}

/** Labelled facts in two columns; what is not given says so. */
export function Facts({ facts }: { facts: Fact[] }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, isWide }) => (
        <div key={label} className={isWide ? styles.wide : undefined}>
          <dt>{label}</dt>
          <dd>{value ?? <span className={styles.none}>{t('detail.none')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../form/use-settled.js';
import styles from './organization.module.css';

/** What is looked for stands in the address once the typing rests. */
export function UnitSearchField({ query, onChange }: { query: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(query);
  const [isComposing, setComposing] = useState(false);
  const settled = useSettled(isComposing ? null : typed.trim(), 250);
  useEffect(() => {
    if (settled !== null && settled !== query) onChange(settled);
    // Only the typing asks; the address may also change by a link.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return (
    <input
      type="search"
      className={styles.search}
      aria-label={t('organization.search')}
      placeholder={t('organization.placeholder')}
      value={typed}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  );
}

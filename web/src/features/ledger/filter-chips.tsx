import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './ledger.module.css';

export interface FilterChip {
  key: string;
  text: string;
  remove: () => void;
}

/** What narrows the list, in words; each can be taken away by itself. */
export function FilterChips({ chips, clear }: { chips: FilterChip[]; clear: () => void }) {
  const { t } = useTranslation();
  if (chips.length === 0) return null;
  return (
    <ul className={`${styles.chips} no-print`} aria-label={t('ledger.filter.chips')}>
      {chips.map(({ key, text, remove }) => (
        <li key={key} className={styles.chip}>
          <span>{text}</span>
          <button type="button" aria-label={t('ledger.filter.remove', { text })} onClick={remove}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <path d="M1.5 1.5l7 7m0-7l-7 7" />
            </svg>
          </button>
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={clear}>
          {t('ledger.filter.clear')}
        </Button>
      </li>
    </ul>
  );
}

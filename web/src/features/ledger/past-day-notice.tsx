import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { writtenDay } from '../form/parse-day.js';
import styles from './ledger.module.css';

/** Nobody may take the numbers of a past day for those of now. */
export function PastDayNotice({ day, toNow }: { day: string; toNow: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.past}>
      {t('ledger.past.notice', { day: writtenDay(day) })}
      <Button size="small" onClick={toNow} className="no-print">
        {t('ledger.past.toNow')}
      </Button>
    </div>
  );
}

import type { AssignmentDetail } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { DetailSection } from '../detail/detail-section.js';
import { formatDue } from '../time/dates.js';
import { useNow } from '../time/use-now.js';
import { ClockRow } from './clock-row.js';
import styles from './clocks.module.css';

interface ClocksSectionProps {
  assignment: Pick<AssignmentDetail, 'clocks' | 'reportDueAt' | 'completionDueAt'>;
}

/** The limits of an assignment: until when, by which rule, and what happens before and after. */
export function ClocksSection({ assignment: { clocks, reportDueAt, completionDueAt } }: ClocksSectionProps) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  return (
    <DetailSection title={t('clocks.heading')}>
      {clocks.length === 0 ? (
        <p className={styles.note}>
          {t('clocks.none', { report: formatDue(reportDueAt), completion: formatDue(completionDueAt) })}
        </p>
      ) : (
        <table className={styles.clocks}>
          <thead>
            <tr>
              <th scope="col">{t('clocks.column.kind')}</th>
              <th scope="col">{t('clocks.column.due')}</th>
              <th scope="col">{t('clocks.column.basis')}</th>
            </tr>
          </thead>
          <tbody>
            {clocks.map((clock) => (
              <ClockRow key={clock.kind} clock={clock} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </DetailSection>
  );
}

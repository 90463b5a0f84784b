import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { assignmentRowsQuery } from '../assignments/assignments.api.js';
import { remainingText } from '../ledger/remaining-text.js';
import { useNow } from '../time/use-now.js';
import { withoutGovernment } from '../units/unit-name.js';
import { Section } from './section.js';
import styles from './dashboard.module.css';

const shownRows = 6;

/** What is overdue or due soon, by name, the earliest limit first. */
export function DueList({ unitId, lamp, count }: { unitId: string; lamp: 'RED' | 'YELLOW'; count: number }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const query = useQuery({
    ...assignmentRowsQuery({ unitId, lamp, sort: 'nextDueAt' }, shownRows),
    enabled: count > 0,
    refetchInterval: 10_000,
  });
  return (
    <Section id={`due-${lamp}`} title={t(`dashboard.due.${lamp}`)}>
      {count === 0 && <p className={styles.note}>{t(`dashboard.dueNone.${lamp}`)}</p>}
      {count > 0 && query.data && (
        <>
          <ol className={styles.dueRows}>
            {query.data.rows.map((row) => (
              <li key={row.id}>
                <span className={styles[lamp]}>{remainingText(t, row, now)}</span>
                <Link to="/assignments/$assignmentId" params={{ assignmentId: row.id }} className={styles.cut}>
                  {row.itemTitle}
                </Link>
                <span className={styles.muted} title={row.unit.name}>
                  {withoutGovernment(row.unit.name)}
                </span>
              </li>
            ))}
          </ol>
          {count > shownRows && (
            <Link to="/ledger/assignments" search={{ unitId, lamp }}>
              {t('dashboard.dueMore', { count })}
            </Link>
          )}
        </>
      )}
    </Section>
  );
}

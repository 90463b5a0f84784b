import { useTranslation } from 'react-i18next';
import { assignmentStatusOrder, lampOrder } from '../lamps/lamp.js';
import { LampShape } from '../lamps/lamp-mark.js';
import { CountLink } from './count-link.js';
import type { AssignmentFilter } from '../ledger/filters.js';
import type { Dashboard } from '@ducha/contracts';
import { Section } from './section.js';
import styles from './dashboard.module.css';

/** Status by lamp; only statuses that occur. */
export function StatusTable({ rows, assignments }: { rows: AssignmentFilter; assignments: Dashboard['assignments'] }) {
  const { t } = useTranslation();
  const countOf = (status: string, lamp: string) =>
    assignments.byStatusAndLamp.find((cell) => cell.status === status && cell.lamp === lamp)?.count ?? 0;
  const shown = assignmentStatusOrder.filter((status) => assignments.byStatus[status] > 0);
  return (
    <Section id="by-status" title={t('dashboard.status.heading')}>
      {shown.length === 0 ? (
        <p className={styles.note}>{t('dashboard.status.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.status.status')}</th>
              {lampOrder.map((lamp) => (
                <th key={lamp} scope="col" className={styles.number} title={t(`glossary.lamp.${lamp}`)}>
                  <LampShape lamp={lamp} />
                  <span className="visually-hidden">{t(`glossary.lampShort.${lamp}`)}</span>
                </th>
              ))}
              <th scope="col" className={styles.number}>
                {t('dashboard.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((status) => {
              const word = t(`glossary.assignmentStatus.${status}`);
              return (
                <tr key={status}>
                  <th scope="row">{word}</th>
                  {lampOrder.map((lamp) => (
                    <td key={lamp} className={styles.number}>
                      <CountLink
                        count={countOf(status, lamp)}
                        filter={{ ...rows, status, lamp }}
                        what={`${word} ${t(`glossary.lampShort.${lamp}`)}`}
                      />
                    </td>
                  ))}
                  <td className={styles.number}>
                    <CountLink count={assignments.byStatus[status]} filter={{ ...rows, status }} what={word} />
                  </td>
                </tr>
              );
            })}
            <tr>
              <th scope="row" colSpan={lampOrder.length + 1}>
                {t('dashboard.status.overdue')}
              </th>
              <td className={styles.number}>
                <CountLink
                  count={assignments.overdue}
                  filter={{ ...rows, overdue: 'true' }}
                  what={t('dashboard.status.overdue')}
                />
              </td>
            </tr>
          </tbody>
        </table>
      )}
    </Section>
  );
}

import type { ReconciliationRun } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../time/dates.js';
import { ServiceRows } from './service-rows.js';
import type { ServiceState } from './status.api.js';
import styles from './status.module.css';

/** When each service last compared what it keeps with where it came from, and what it found. */
export function ReconciliationTable({ states }: { states: ServiceState[] }) {
  const { t } = useTranslation();
  return (
    <ServiceRows
      states={states}
      columns={[
        { label: t('status.column.last') },
        { label: t('status.column.outcome') },
        { label: t('status.column.checked'), isNumber: true },
        { label: t('status.column.differences') },
        { label: t('status.column.next') },
      ]}
      cells={({ reconciliation: { last, nextAt } }) => (
        <>
          <RunCells run={last} />
          <td>{nextAt ? formatInstant(nextAt) : t('status.off')}</td>
        </>
      )}
    />
  );
}

function RunCells({ run }: { run: ReconciliationRun | null }) {
  const { t } = useTranslation();
  if (!run) return <td colSpan={4}>{t('status.noRun')}</td>;
  return (
    <>
      <td>
        {formatInstant(run.finishedAt ?? run.startedAt)}
        <small>{t(`status.trigger.${run.trigger}`)}</small>
      </td>
      <td>{t(`status.outcome.${run.outcome}`)}</td>
      <td className={styles.number}>{run.checked.reduce((sum, { count }) => sum + count, 0)}</td>
      <td>
        {run.differences.length === 0
          ? t('status.none')
          : run.differences.map(({ kind, subject, count }) => (
              <div key={`${kind} ${subject}`}>
                {t('status.difference', { kind: t(`status.differenceKind.${kind}`), subject, count })}
              </div>
            ))}
      </td>
    </>
  );
}

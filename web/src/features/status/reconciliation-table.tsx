import type { ReconciliationRun } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../time/dates.js';
import type { ServiceState } from './status.api.js';
import styles from './status.module.css';

/** When each service last compared what it keeps with where it came from, and what it found. */
export function ReconciliationTable({ states }: { states: ServiceState[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('status.column.service')}</th>
          <th scope="col">{t('status.column.last')}</th>
          <th scope="col">{t('status.column.outcome')}</th>
          <th scope="col" className={styles.number}>
            {t('status.column.checked')}
          </th>
          <th scope="col">{t('status.column.differences')}</th>
          <th scope="col">{t('status.column.next')}</th>
        </tr>
      </thead>
      <tbody>
        {states.map(({ service, status }) => (
          <tr key={service}>
            <th scope="row">{t(`status.service.${service}`)}</th>
            {status ? (
              <>
                <RunCells run={status.reconciliation.last} />
                <td>{status.reconciliation.nextAt ? formatInstant(status.reconciliation.nextAt) : t('status.off')}</td>
              </>
            ) : (
              <td colSpan={5}>{t('status.silent')}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
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

import type { ServiceStatus } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { ServiceRows } from './service-rows.js';
import type { ServiceState } from './status.api.js';
import styles from './status.module.css';

/** One line per service: whether it is ready, what waits in it, how full it is. */
export function ServicesTable({ states }: { states: ServiceState[] }) {
  const { t } = useTranslation();
  return (
    <ServiceRows
      states={states}
      hasTechnicalName
      columns={[
        { label: t('status.column.ready') },
        { label: t('status.column.outbox'), isNumber: true },
        { label: t('status.column.oldest'), isNumber: true },
        { label: t('status.column.deadLetters'), isNumber: true },
        { label: t('status.column.pool'), isNumber: true },
        { label: t('status.column.waiting'), isNumber: true },
        { label: t('status.column.months') },
        { label: t('status.column.nats') },
      ]}
      cells={(status) => <ServiceCells status={status} />}
    />
  );
}

function ServiceCells({ status: { checks, messaging, pool, eventLog } }: { status: ServiceStatus }) {
  const { t } = useTranslation();
  const failed = checks.filter(({ isOk }) => !isOk);
  const [first] = eventLog.months;
  const [last] = eventLog.months.slice(-1);
  return (
    <>
      <td>
        {failed.length === 0
          ? t('status.ready', { count: checks.length })
          : t('status.notReady', { names: failed.map(({ name }) => name).join('、') })}
      </td>
      <td className={styles.number}>{messaging.outbox.count}</td>
      <td className={styles.number}>{t('status.seconds', { count: Math.round(messaging.outbox.oldestAgeSeconds) })}</td>
      <td className={styles.number}>{messaging.deadLetters.events}</td>
      <td className={styles.number}>{t('status.pool', { busy: pool.total - pool.idle, total: pool.total })}</td>
      <td className={styles.number}>{pool.waiting}</td>
      <td>{first && last ? t('status.months', { first, last }) : t('status.none')}</td>
      <td>
        {messaging.isConnected
          ? t('status.connected', { version: messaging.serverVersion ?? '' })
          : t('status.disconnected')}
      </td>
    </>
  );
}

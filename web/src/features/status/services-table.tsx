import type { ServiceStatus } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import type { ServiceState } from './status.api.js';
import styles from './status.module.css';

/** One line per service: whether it is ready, what waits in it, how full it is. */
export function ServicesTable({ states }: { states: ServiceState[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('status.column.service')}</th>
          <th scope="col">{t('status.column.ready')}</th>
          <th scope="col" className={styles.number}>
            {t('status.column.outbox')}
          </th>
          <th scope="col" className={styles.number}>
            {t('status.column.oldest')}
          </th>
          <th scope="col" className={styles.number}>
            {t('status.column.deadLetters')}
          </th>
          <th scope="col" className={styles.number}>
            {t('status.column.pool')}
          </th>
          <th scope="col" className={styles.number}>
            {t('status.column.waiting')}
          </th>
          <th scope="col">{t('status.column.months')}</th>
          <th scope="col">{t('status.column.nats')}</th>
        </tr>
      </thead>
      <tbody>
        {states.map(({ service, status }) => (
          <tr key={service}>
            <th scope="row">
              {t(`status.service.${service}`)}
              <small>{service}</small>
            </th>
            {status ? <ServiceCells status={status} /> : <td colSpan={8}>{t('status.silent')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
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

import { useTranslation } from 'react-i18next';
import type { ServiceState } from './status.api.js';
import styles from './status.module.css';

/** How far each service is behind the events of the others. */
export function ConsumersTable({ states }: { states: ServiceState[] }) {
  const { t } = useTranslation();
  const consumers = states.flatMap(({ service, status }) =>
    (status?.messaging.consumers ?? []).map((consumer) => ({ service, ...consumer })),
  );
  if (consumers.length === 0) return <p className={styles.note}>{t('status.none')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('status.column.service')}</th>
          <th scope="col">{t('status.column.consumer')}</th>
          <th scope="col" className={styles.number}>
            {t('status.column.pending')}
          </th>
          <th scope="col" className={styles.number}>
            {t('status.column.ackPending')}
          </th>
        </tr>
      </thead>
      <tbody>
        {consumers.map(({ service, name, pending, ackPending }) => (
          <tr key={name}>
            <th scope="row">{t(`status.service.${service}`)}</th>
            <td>{name}</td>
            <td className={styles.number}>{pending ?? t('status.unknown')}</td>
            <td className={styles.number}>{ackPending ?? t('status.unknown')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

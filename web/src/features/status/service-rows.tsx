import type { ServiceStatus } from '@ducha/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceState } from './status.api.js';
import styles from './status.module.css';

interface ServiceRowsProps {
  states: ServiceState[];
  /** Beside the service. */
  columns: readonly { label: string; isNumber?: boolean }[];
  /** Also the name that logs and commands call the service by. */
  hasTechnicalName?: boolean;
  cells: (status: ServiceStatus) => ReactNode;
}

/** A table with one line per service; one that does not answer says so in its line. */
export function ServiceRows({ states, columns, hasTechnicalName = false, cells }: ServiceRowsProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('status.column.service')}</th>
          {columns.map(({ label, isNumber }) => (
            <th key={label} scope="col" className={isNumber ? styles.number : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {states.map(({ service, status }) => (
          <tr key={service}>
            <th scope="row">
              {t(`status.service.${service}`)}
              {hasTechnicalName && <small>{service}</small>}
            </th>
            {status ? cells(status) : <td colSpan={columns.length}>{t('status.silent')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

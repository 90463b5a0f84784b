import type { DeductionRow } from '@ducha/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { moveBetweenRows } from '../ledger/row-keys.js';
import { formatShort } from '../time/dates.js';
import { withoutGovernment } from '../units/unit-name.js';
import { formatPoints } from './points.js';
import styles from '../ledger/ledger.module.css';

const columns = ['status', 'unit', 'title', 'clause', 'points', 'occurred'] as const;

export function DeductionTable({ rows, isStale }: { rows: DeductionRow[]; isStale: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles.scroll} onKeyDown={moveBetweenRows}>
      <table className={`${styles.table} ${styles.still} ${isStale ? styles.stale : ''}`} aria-busy={isStale}>
        <caption className="visually-hidden">{t('ledger.table', { title: t('ledger.deductions.title') })}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`ledger.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{t(`glossary.deductionStatus.${row.status}`)}</td>
              <td title={row.unit.name}>{withoutGovernment(row.unit.name)}</td>
              <th scope="row" className={styles.title} title={row.itemTitle}>
                <Link to="/assignments/$assignmentId" params={{ assignmentId: row.assignmentId }}>
                  {row.itemTitle}
                </Link>
              </th>
              <td>{row.clause}</td>
              <td>{t('dashboard.deductions.pointsValue', { points: formatPoints(row.pointsTenths) })}</td>
              <td>{formatShort(row.occurredAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { LedgerAssignment } from '@ducha/contracts';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { remainingText } from '../ledger/remaining-text.js';
import { moveBetweenRows } from '../ledger/row-keys.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { formatDue, formatDueShort } from '../time/dates.js';
import { useNow } from '../time/use-now.js';
import { withoutGovernment } from '../units/unit-name.js';

import styles from '../ledger/ledger.module.css';

interface TableProps {
  rows: LedgerAssignment[];
  asOf: string | undefined;
  /** Another page is being read; these rows are the last ones. */
  isStale: boolean;
}

const columns = ['lamp', 'number', 'title', 'unit', 'role', 'status', 'due', 'remaining', 'dispatcher'] as const;

export function AssignmentTable({ rows, asOf, isStale }: TableProps) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  return (
    <div className={styles.scroll} onKeyDown={moveBetweenRows}>
      <table className={`${styles.table} ${isStale ? styles.stale : ''}`} aria-busy={isStale}>
        <caption className="visually-hidden">{t('ledger.table', { title: t('ledger.assignments.title') })}</caption>
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
            <Row key={row.id} row={row} now={asOf ? new Date(asOf) : now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, now }: { row: LedgerAssignment; now: Date }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = () => {
    // Selecting text to copy a number must not leave the list.
    if (!window.getSelection()?.toString())
      void navigate({ to: '/assignments/$assignmentId', params: { assignmentId: row.id } });
  };
  return (
    <tr onClick={open}>
      <td title={row.lampReason}>
        <LampMark lamp={row.lamp} />
      </td>
      <td>{row.itemNo}</td>
      <th scope="row" className={styles.title} title={row.itemTitle}>
        <Link
          to="/assignments/$assignmentId"
          params={{ assignmentId: row.id }}
          onClick={(event) => event.stopPropagation()}
        >
          {row.itemTitle}
        </Link>
      </th>
      <td title={row.unit.name} className={styles.unit}>
        {withoutGovernment(row.unit.name)}
      </td>
      <td>{t(`glossary.assignmentRole.${row.role}`)}</td>
      <td>{t(`glossary.assignmentStatus.${row.status}`)}</td>
      <td title={formatDue(row.nextDueAt)}>{formatDueShort(row.nextDueAt, now)}</td>
      <td className={styles[row.lamp]}>{remainingText(t, row, now)}</td>
      <td title={row.dispatcherUnit.name} className={styles.unit}>
        {withoutGovernment(row.dispatcherUnit.name)}
      </td>
    </tr>
  );
}

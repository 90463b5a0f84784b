import type { LedgerItem } from '@ducha/contracts';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { moveBetweenRows } from '../ledger/row-keys.js';
import { formatDay, formatDueShort } from '../time/dates.js';
import { useNow } from '../time/use-now.js';
import { withoutGovernment } from '../units/unit-name.js';
import styles from '../ledger/ledger.module.css';

const columns = ['number', 'title', 'status', 'source', 'urgency', 'issuer', 'completionDue', 'recorded'] as const;

export function ItemTable({ rows, isStale }: { rows: LedgerItem[]; isStale: boolean }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  return (
    <div className={styles.scroll} onKeyDown={moveBetweenRows}>
      <table className={`${styles.table} ${isStale ? styles.stale : ''}`} aria-busy={isStale}>
        <caption className="visually-hidden">{t('ledger.table', { title: t('ledger.items.title') })}</caption>
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
            <Row key={row.id} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, now }: { row: LedgerItem; now: Date }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = () => {
    if (!window.getSelection()?.toString()) void navigate({ to: '/items/$itemId', params: { itemId: row.id } });
  };
  return (
    <tr onClick={open}>
      <td>{row.itemNo ?? t('ledger.noNumber')}</td>
      <th scope="row" className={styles.title} title={row.title}>
        <Link to="/items/$itemId" params={{ itemId: row.id }} onClick={(event) => event.stopPropagation()}>
          {row.title}
        </Link>
      </th>
      <td>{t(`glossary.itemStatus.${row.status}`)}</td>
      <td>{t(`glossary.sourceKind.${row.sourceKind}`)}</td>
      <td>{t(`glossary.urgency.${row.urgency}`)}</td>
      <td title={row.issuingUnit.name}>{withoutGovernment(row.issuingUnit.name)}</td>
      <td>{row.completionDueAt && formatDueShort(row.completionDueAt, now)}</td>
      <td>{formatDay(row.createdAt)}</td>
    </tr>
  );
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { itemStatusOrder } from '../lamps/lamp.js';
import type { Dashboard } from '@ducha/contracts';
import { Section } from './section.js';
import styles from './dashboard.module.css';

interface ItemCountsProps {
  unitId: string;
  items: Dashboard['items'];
  /** Rows of a past day are not kept, so its numbers open none. */
  isPast: boolean;
  /** Said under the heading where the filters of the page have no part in it. */
  note: string | undefined;
}

/** Items registered by the unit and those below it, by status; only statuses that occur. */
export function ItemCounts({ unitId, items, isPast, note }: ItemCountsProps) {
  const { t } = useTranslation();
  const shown = itemStatusOrder.filter((status) => items.byStatus[status] > 0);
  return (
    <Section id="by-item-status" title={t('dashboard.items.heading')}>
      {note && <p className={styles.aside}>{note}</p>}
      {isPast && <p className={styles.aside}>{t('dashboard.noRowsOfPast')}</p>}
      {shown.length === 0 ? (
        <p className={styles.note}>{t('dashboard.items.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.status.status')}</th>
              <th scope="col" className={styles.number}>
                {t('dashboard.items.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((status) => (
              <Row
                key={status}
                word={t(`glossary.itemStatus.${status}`)}
                count={items.byStatus[status]}
                search={isPast ? undefined : { unitId, status }}
              />
            ))}
            <Row word={t('dashboard.total')} count={items.total} search={isPast ? undefined : { unitId }} />
          </tbody>
        </table>
      )}
    </Section>
  );
}

interface RowProps {
  word: string;
  count: number;
  /** Undefined where the number opens no rows. */
  search: { unitId: string; status?: (typeof itemStatusOrder)[number] } | undefined;
}

function Row({ word, count, search }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{word}</th>
      <td className={styles.number}>
        {search ? (
          <Link
            to="/ledger/items"
            search={search}
            className={styles.count}
            aria-label={t('dashboard.cell', { what: word, count })}
            title={t('dashboard.viewRows')}
          >
            {count}
          </Link>
        ) : (
          count
        )}
      </td>
    </tr>
  );
}

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { sortStateOf, type GridColumn } from './grid-column.js';
import { SortButton } from '../sort-button.js';
import styles from './grid.module.css';

interface GridHeaderProps<Row> {
  columns: readonly GridColumn<Row>[];
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  /** Undefined where rows cannot be selected. */
  selectAll: { isChecked: boolean; toggle: () => void } | undefined;
}

function Header<Row>({ columns, sort, onSort, selectAll }: GridHeaderProps<Row>) {
  const { t } = useTranslation();
  const shift = selectAll ? 1 : 0;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {selectAll && (
          <div role="columnheader" aria-colindex={1} className={styles.cell}>
            <input
              type="checkbox"
              aria-label={t('ledger.grid.selectAll')}
              checked={selectAll.isChecked}
              onChange={selectAll.toggle}
            />
          </div>
        )}
        {columns.map((column, place) => {
          const state = sortStateOf(column, sort);
          const next = state === 'ascending' ? column.sort?.descending : column.sort?.ascending;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={place + 1 + shift}
              aria-sort={column.sort ? state : undefined}
              className={`${styles.cell} ${styles.cut} ${column.isNumber ? styles.number : ''}`}
            >
              {column.sort && next && onSort ? (
                <SortButton label={column.label} state={state} onSort={() => onSort(next)} />
              ) : (
                column.label
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The headings; those the service can sort by are buttons that turn the order round. Not drawn again while rows scroll by. */
export const GridHeader = memo(Header) as typeof Header;

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from './grid-column.js';
import styles from './grid.module.css';

export interface GridRowProps<Row> {
  row: Row | undefined;
  /** Place in the whole list. */
  index: number;
  top: number;
  gridId: string;
  columns: readonly GridColumn<Row>[];
  /** Place of the reader in this row; undefined in all others. */
  activeColumn: number | undefined;
  /** Undefined where rows cannot be selected. */
  isSelected: boolean | undefined;
  /** What the row is called when it is selected. */
  nameOf: (row: Row) => string;
}

function Row<R>({ row, index, top, gridId, columns, activeColumn, isSelected, nameOf }: GridRowProps<R>) {
  const { t } = useTranslation();
  const shift = isSelected === undefined ? 0 : 1;
  const isActive = activeColumn !== undefined;
  const cellId = (column: number) => (activeColumn === column ? `${gridId}-active` : undefined);
  const cellClass = (column: number, isNumber = false) =>
    `${styles.cell} ${isNumber ? styles.number : ''} ${activeColumn === column ? styles.activeCell : ''}`;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      className={`${styles.row} ${isActive ? styles.active : ''} ${isSelected ? styles.selected : ''}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {row === undefined && (
        <div role="gridcell" id={isActive ? `${gridId}-active` : undefined} className={styles.waiting}>
          <span className="visually-hidden">{t('shell.loading')}</span>
        </div>
      )}
      {row !== undefined && shift === 1 && (
        <div role="gridcell" aria-colindex={1} id={cellId(0)} className={cellClass(0)} data-select>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isSelected}
            readOnly
            aria-label={t('ledger.grid.select', { name: nameOf(row) })}
          />
        </div>
      )}
      {row !== undefined &&
        columns.map((column, place) => (
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={place + 1 + shift}
            id={cellId(place + shift)}
            className={cellClass(place + shift, column.isNumber)}
            title={column.hint?.(row)}
            data-unfolds={column.unfolds}
          >
            {column.cell(row)}
          </div>
        ))}
    </div>
  );
}

/** One row; drawn again only when it changes itself, not when others scroll by. */
export const GridRow = memo(Row) as typeof Row;

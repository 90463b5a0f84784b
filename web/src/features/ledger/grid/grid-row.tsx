import { memo, useLayoutEffect, useRef } from 'react';
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
  /** What selecting the row is called. */
  labelOf: (row: Row) => string;
  /** Said of a row that is not read yet. */
  waitingText: string;
}

function Row<R>(props: GridRowProps<R>) {
  const { row, index, top, gridId, columns, activeColumn, isSelected, labelOf, waitingText } = props;
  const shown = useRef<HTMLDivElement>(null);
  const lastIndex = useRef(index);
  useLayoutEffect(() => {
    const element = shown.current;
    // A button or link that has the focus must not become that of another row under the fingers.
    if (lastIndex.current !== index && element?.contains(document.activeElement))
      element.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
    lastIndex.current = index;
  }, [index]);
  const shift = isSelected === undefined ? 0 : 1;
  const isActive = activeColumn !== undefined;
  const cellId = (column: number) => (activeColumn === column ? `${gridId}-active` : undefined);
  const cellClass = (column: number, fits: boolean, isNumber = false) =>
    `${styles.cell} ${fits ? '' : styles.cut} ${isNumber ? styles.number : ''} ${activeColumn === column ? styles.activeCell : ''}`;
  return (
    <div
      ref={shown}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      className={`${styles.row} ${isActive ? styles.active : ''} ${isSelected ? styles.selected : ''}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {row === undefined && (
        <div role="gridcell" id={isActive ? `${gridId}-active` : undefined} className={styles.waiting}>
          <span className="visually-hidden">{waitingText}</span>
        </div>
      )}
      {row !== undefined && shift === 1 && (
        <div role="gridcell" aria-colindex={1} id={cellId(0)} className={cellClass(0, true)} data-select>
          <input type="checkbox" tabIndex={-1} checked={isSelected} readOnly aria-label={labelOf(row)} />
        </div>
      )}
      {row !== undefined &&
        columns.map((column, place) => (
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={place + 1 + shift}
            id={cellId(place + shift)}
            className={cellClass(place + shift, column.fits === true, column.isNumber)}
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

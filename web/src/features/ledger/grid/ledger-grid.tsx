import { useCallback, useId, useMemo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/keys/use-shortcut.js';
import { mostSelected, selectedAlso } from '../selection.js';
import { leastWidthOf, tracksOf } from './grid-column.js';
import { GridHeader } from './grid-header.js';
import { GridRow } from './grid-row.js';
import type { LedgerGridProps } from './ledger-grid-props.js';
import { useGridActions } from './use-grid-actions.js';
import { useGridRows } from './use-grid-rows.js';
import styles from './grid.module.css';

/**
 * Rows of a list of any length, of which only those on the screen are in the page, with the roles and keys of a grid. The focus
 * stays on the grid; the reader's place is its active descendant, so rows may come and go.
 */
export function LedgerGrid<Row extends { id: string }>(props: LedgerGridProps<Row>) {
  const { label, source, columns, selection, onSelect, nameOf, onOpen } = props;
  const { t } = useTranslation();
  const gridId = useId();
  const { window: read, rowAt } = source;
  const isSelectable = selection !== undefined;
  const rows = useGridRows(source, props.placeKey);
  const actions = useGridActions(props, rows);
  const { scroller, inPage, active } = rows;

  // With j or k a reader who is nowhere in particular enters the list.
  const enter = useCallback(() => scroller.current?.focus(), [scroller]);
  useShortcut('j', t('ledger.grid.down'), enter);
  useShortcut('k', t('ledger.grid.up'), enter);
  useShortcut('x', t('ledger.grid.toggle'), isSelectable ? enter : undefined);

  const selectAll = useMemo(() => {
    if (!selection || !onSelect) return undefined;
    const loaded = read.rows.slice(0, mostSelected);
    const isChecked = loaded.length > 0 && loaded.every((row) => selection.has(row.id));
    return { isChecked, toggle: () => onSelect(isChecked ? new Map() : selectedAlso(selection, loaded)) };
  }, [selection, onSelect, read]);
  const labelOf = useCallback((row: Row) => t('ledger.grid.select', { name: nameOf(row) }), [t, nameOf]);
  const waitingText = t('shell.loading');
  const hasActive = inPage.some(({ index }) => index === active.row);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={read.isCounted ? read.total + 1 : -1}
      aria-colcount={columns.length + (isSelectable ? 1 : 0)}
      aria-multiselectable={isSelectable || undefined}
      aria-activedescendant={hasActive ? `${gridId}-active` : undefined}
      aria-busy={source.isFetching}
      tabIndex={0}
      className={`${styles.grid} ${onOpen ? '' : styles.still} ${source.isStale ? styles.stale : ''}`}
      style={
        {
          '--tracks': tracksOf(columns, isSelectable),
          '--least': `${leastWidthOf(columns, isSelectable)}px`,
        } as CSSProperties
      }
      {...actions}
    >
      <GridHeader columns={columns} sort={props.sort} onSort={props.onSort} selectAll={selectAll} />
      <div role="rowgroup" className={styles.body} style={{ height: rows.height }}>
        {inPage.map(({ index, top, slot }) => {
          const row = rowAt(index);
          return (
            <GridRow
              key={slot}
              row={row}
              index={index}
              top={top}
              gridId={gridId}
              columns={columns}
              activeColumn={index === active.row ? active.column : undefined}
              isSelected={isSelectable ? row !== undefined && selection.has(row.id) : undefined}
              labelOf={labelOf}
              waitingText={waitingText}
            />
          );
        })}
      </div>
    </div>
  );
}

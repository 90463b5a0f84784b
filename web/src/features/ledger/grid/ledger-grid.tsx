import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/keys/use-shortcut.js';
import { scrollableOf } from '../row-window.js';
import { mostSelected, selectedAlso, stretch, toggled, type Selection } from '../selection.js';
import type { RowSource } from '../use-row-window.js';
import { leastWidthOf, tracksOf, type GridColumn } from './grid-column.js';
import { GridHeader } from './grid-header.js';
import { gridAction, type GridPlace } from './grid-keys.js';
import { GridRow } from './grid-row.js';
import { useGridPlace } from './use-grid-place.js';
import { useSteadyScroll } from './use-steady-scroll.js';
import styles from './grid.module.css';

const rowHeight = 38;
const headHeight = 36;

interface LedgerGridProps<Row extends { id: string }> {
  /** Name of the list for screen readers. */
  label: string;
  source: RowSource<Row>;
  columns: readonly GridColumn<Row>[];
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** Undefined where there is nothing to do with several rows. */
  selection?: Selection<Row>;
  onSelect?: (selection: Selection<Row>) => void;
  /** What the row is called when it is selected. */
  nameOf: (row: Row) => string;
  /** Where the title of the row leads; Enter and a click go there. */
  onOpen?: (row: Row) => void;
  /** Reads the list from its beginning or its end; absent for short lists. */
  jump?: (end: 'FIRST' | 'LAST') => void;
  /** The list whose place is kept while its rows are opened. */
  placeKey: string;
}

/**
 * Rows of a list of any length, of which only those on the screen are in the page, with the roles and keys of a grid. The focus
 * stays on the grid; the reader's place is its active descendant, so rows may come and go.
 */
export function LedgerGrid<Row extends { id: string }>(props: LedgerGridProps<Row>) {
  const { label, source, columns, selection, onSelect, nameOf, onOpen, jump } = props;
  const { t } = useTranslation();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { window: read, rowAt, want } = source;
  const { from, to } = scrollableOf(read);
  const isSelectable = selection !== undefined;
  const { place, setPlace, keepScroll, firstScroll } = useGridPlace(props.placeKey);
  const virtual = useVirtualizer({
    count: to - from,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The heading lies over the first pixels of what is seen.
    scrollPaddingEnd: headHeight,
    initialOffset: firstScroll,
    useFlushSync: false,
    onChange: ({ scrollOffset }) => keepScroll(scrollOffset ?? 0),
  });
  const items = virtual.getVirtualItems();
  const shown = { from: from + (items[0]?.index ?? 0), to: from + (items[items.length - 1]?.index ?? 0) };
  useEffect(() => want(shown.from, shown.to), [want, shown.from, shown.to]);

  useSteadyScroll(scroller, read, from, props.placeKey);
  // With j or k a reader who is nowhere in particular enters the list.
  const enter = () => scroller.current?.focus();
  useShortcut('j', t('ledger.grid.down'), enter);
  useShortcut('k', t('ledger.grid.up'), enter);
  useShortcut('x', t('ledger.grid.toggle'), isSelectable ? enter : undefined);

  const pendingShow = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (pendingShow.current === null || source.isStale || rowAt(pendingShow.current) === undefined) return;
    virtual.scrollToIndex(pendingShow.current - from, { align: 'auto' });
    pendingShow.current = null;
  }, [rowAt, from, source.isStale, virtual]);

  const active = { ...place, row: Math.max(read.start > 0 ? from : 0, Math.min(place.row, to - 1)) };
  const show = (row: number) => virtual.scrollToIndex(row - from, { align: 'auto' });
  const moveTo = (next: GridPlace) => {
    setPlace(next);
    show(next.row);
  };
  // From the other end the rows come with the next answer; the place is there already.
  const toEnd = (end: 'FIRST' | 'LAST') => {
    const isThere = end === 'FIRST' ? read.start === 0 : !read.hasMoreAfter;
    if (!isThere && jump) jump(end);
    const row = end === 'FIRST' ? 0 : isThere || jump ? read.total - 1 : read.end - 1;
    setPlace({ ...active, row });
    if (isThere || !jump) show(row);
    else pendingShow.current = row;
  };
  const toggleRow = (row: Row | undefined) => {
    if (row && selection && onSelect) onSelect(toggled(selection, row));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const action = gridAction(event, active, {
      rows: to,
      columns: columns.length + (isSelectable ? 1 : 0),
      pageRows: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1),
    });
    if (!action) return;
    event.preventDefault();
    const row = rowAt(active.row);
    switch (action.kind) {
      case 'MOVE':
        return moveTo(action.to);
      case 'FIRST':
      case 'LAST':
        return toEnd(action.kind);
      case 'OPEN':
        return row && onOpen?.(row);
      case 'TOGGLE':
        return toggleRow(row);
      case 'EXTEND':
        if (selection && onSelect) onSelect(selectedAlso(selection, stretch(rowAt, active.row, action.to.row)));
        return moveTo(action.to);
      case 'CLEAR':
        return selection && selection.size > 0 && onSelect ? onSelect(new Map()) : undefined;
      default:
        return action satisfies never;
    }
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target as Element;
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? NaN);
    const row = rowAt(index);
    if (!row) return;
    if (target.closest('[data-select]')) {
      if (event.shiftKey && selection && onSelect) onSelect(selectedAlso(selection, stretch(rowAt, active.row, index)));
      else toggleRow(row);
      setPlace({ row: index, column: 0 });
      scroller.current?.focus({ preventScroll: true });
      return;
    }
    setPlace({ ...active, row: index });
    if (target.closest('button')) return;
    // A link opened in another window stays the browser's; selecting text to copy a number must not leave the list.
    if (event.ctrlKey || event.metaKey || event.shiftKey || document.getSelection()?.toString()) return;
    event.preventDefault();
    onOpen?.(row);
  };

  const loaded = read.rows.slice(0, mostSelected);
  const isAllSelected = isSelectable && loaded.length > 0 && loaded.every((row) => selection.has(row.id));
  const hasActive = items.some(({ index }) => index + from === active.row);
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
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <GridHeader
        columns={columns}
        sort={props.sort}
        onSort={props.onSort}
        selectAll={
          isSelectable && onSelect
            ? {
                isChecked: isAllSelected,
                toggle: () => onSelect(isAllSelected ? new Map() : selectedAlso(selection, loaded)),
              }
            : undefined
        }
      />
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const index = item.index + from;
          const row = rowAt(index);
          return (
            <GridRow
              key={index}
              row={row}
              index={index}
              top={item.start}
              gridId={gridId}
              columns={columns}
              activeColumn={index === active.row ? active.column : undefined}
              isSelected={isSelectable ? row !== undefined && selection.has(row.id) : undefined}
              selectLabel={isSelectable && row ? t('ledger.grid.select', { name: nameOf(row) }) : ''}
              waitingLabel={t('shell.loading')}
            />
          );
        })}
      </div>
    </div>
  );
}

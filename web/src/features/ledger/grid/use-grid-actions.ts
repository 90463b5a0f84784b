import type { KeyboardEvent, MouseEvent } from 'react';
import { selectedAlso, stretch, toggled } from '../selection.js';
import { gridAction, type GridAction } from './grid-keys.js';
import type { LedgerGridProps } from './ledger-grid-props.js';
import type { useGridRows } from './use-grid-rows.js';

/** What keys and clicks do in the grid. */
export function useGridActions<Row extends { id: string }>(
  { source, columns, selection, onSelect, onOpen, jump }: LedgerGridProps<Row>,
  { scroller, active, reach, setPlace, pageRows, show, showOnceRead }: ReturnType<typeof useGridRows<Row>>,
) {
  const { window: read, rowAt } = source;
  const toggle = (row: Row | undefined) => {
    if (row && selection && onSelect) onSelect(toggled(selection, row));
  };
  const selectUpTo = (row: number) => {
    if (selection && onSelect) onSelect(selectedAlso(selection, stretch(rowAt, active.row, row)));
  };
  // From the other end the rows come with the next answer; the place is there already.
  const toEnd = (end: 'FIRST' | 'LAST') => {
    const isThere = end === 'FIRST' ? read.start === 0 : !read.hasMoreAfter;
    if (!isThere && jump) jump(end);
    const row = end === 'FIRST' ? 0 : isThere || jump ? read.total - 1 : read.end - 1;
    setPlace({ ...active, row });
    if (isThere || !jump) show(row);
    else showOnceRead(row);
  };
  const act = (action: GridAction) => {
    const row = rowAt(active.row);
    switch (action.kind) {
      case 'EXTEND':
      case 'MOVE':
        if (action.kind === 'EXTEND') selectUpTo(action.to.row);
        setPlace(action.to);
        return show(action.to.row);
      case 'FIRST':
      case 'LAST':
        return toEnd(action.kind);
      case 'OPEN':
        return row && onOpen?.(row);
      case 'TOGGLE':
        return toggle(row);
      case 'CLEAR':
        return selection?.size ? onSelect?.(new Map()) : undefined;
      default:
        return action satisfies never;
    }
  };

  return {
    onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
      if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
      const size = { rows: reach, columns: columns.length + (selection ? 1 : 0), pageRows: pageRows() };
      const action = gridAction(event, active, size);
      if (!action) return;
      event.preventDefault();
      act(action);
    },
    onClick: (event: MouseEvent<HTMLDivElement>) => {
      const target = event.target as Element;
      const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? NaN);
      const row = rowAt(index);
      if (!row) return;
      if (target.closest('[data-select]')) {
        if (event.shiftKey) selectUpTo(index);
        else toggle(row);
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
    },
  };
}

import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterChip } from './filter-chips.js';
import type { GridColumn } from './grid/grid-column.js';
import type { ListPage, PageParam } from './row-window.js';

/** Read when it is first asked for: most who look through the list never print it. */
const PrintList = lazy(async () => ({ default: (await import('./print-list.js')).PrintList }));

interface Printed<Row> {
  title: string;
  /** What narrows the list, in words. */
  filters: readonly string[];
  columns: readonly GridColumn<Row>[];
  read: (param: PageParam, signal: AbortSignal) => Promise<ListPage<Row>>;
}

/** Printing a ledger: the command, and the list on paper while it is being printed. */
export function usePrinting<Row extends { id: string }>({
  title,
  filters,
  columns,
  read,
}: Printed<Row>): {
  print: () => void;
  paper: ReactNode;
} {
  const { t } = useTranslation();
  const [isPrinting, setPrinting] = useState(false);
  const print = useCallback(() => setPrinting(true), []);
  const done = useCallback(() => setPrinting(false), []);
  const paper = isPrinting && (
    <Suspense fallback={null}>
      <PrintList
        title={title}
        filterText={filters.join(t('ledger.chip.separator'))}
        // A component that is loaded later has no type parameter of its own.
        columns={columns as readonly GridColumn<{ id: string }>[]}
        read={read}
        done={done}
      />
    </Suspense>
  );
  return { print, paper };
}

export const textsOf = (chips: readonly FilterChip[]): string[] => chips.map(({ text }) => text);

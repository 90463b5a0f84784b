import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../app/http.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { CursorRefused, ListEmpty, ListSkeleton } from './list-state.js';
import { Pager } from './pager.js';
import { usePaging } from './use-paging.js';

interface List<Row> {
  rows: Row[];
  nextCursor: string | null;
}

interface LedgerBodyProps<Row> {
  query: UseQueryResult<List<Row>>;
  unitId: string;
  cursor: string | undefined;
  empty: { title: string; text: string };
  /** Undefined where no filter is set. */
  clear: (() => void) | undefined;
  toFirst: () => void;
  toNext: (cursor: string, state: { page: number }) => void;
  children: (rows: Row[], isStale: boolean) => ReactNode;
}

/** What stands below the filters of every ledger: waiting, refused, empty, or the rows and their pager. */
export function LedgerBody<Row>({
  query,
  unitId,
  cursor,
  empty,
  clear,
  toFirst,
  toNext,
  children,
}: LedgerBodyProps<Row>) {
  const { page, previous, nextState } = usePaging();
  if (query.isPending) return <ListSkeleton />;
  if (query.isError) {
    const isCursorRefused = cursor !== undefined && query.error instanceof ApiProblem && query.error.status === 400;
    if (isCursorRefused) return <CursorRefused onFirst={toFirst} />;
    return <ReadFailure error={query.error} retry={() => void query.refetch()} unitId={unitId} />;
  }
  const { rows, nextCursor } = query.data;
  if (rows.length === 0) return <ListEmpty {...empty} onClear={clear} />;
  return (
    <>
      {children(rows, query.isPlaceholderData)}
      <Pager
        page={page}
        count={rows.length}
        onFirst={cursor ? toFirst : undefined}
        onPrevious={previous}
        onNext={nextCursor ? () => toNext(nextCursor, nextState) : undefined}
      />
    </>
  );
}

import { useInfiniteQuery, type InfiniteData, type QueryKey } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import {
  emptyWindow,
  pageAfter,
  pageBefore,
  windowOf,
  type ListPage,
  type PageParam,
  type RowWindow,
} from './row-window.js';

/** Pages kept in memory: some 2,000 rows around the reader, however far the list has been scrolled. */
const keptPages = 20;

export interface RowSource<Row> {
  window: RowWindow<Row>;
  rowAt: (index: number) => Row | undefined;
  /** Reads the pages next to what is in memory, as far as the shown rows need them. */
  want: (from: number, to: number) => void;
  /** The instant the rows were read for. */
  asOf: string | undefined;
  isPending: boolean;
  isFetching: boolean;
  /** What is in memory is being read again, not more of it. */
  isRefreshing: boolean;
  /** Rows of another filter are still shown. */
  isStale: boolean;
  error: Error | null;
  refetch: () => void;
}

interface RowWindowOptions<Row> {
  queryKey: QueryKey;
  read: (param: PageParam, signal: AbortSignal) => Promise<ListPage<Row>>;
  /** Begins at the end of the list. */
  isFromEnd?: boolean;
  refetchInterval?: number;
}

/** How close to the edge of what is in memory the next page is asked for. */
const margin = 60;

/** A list of any length read by key set, page by page in both directions, as one addressable list. */
export function useRowWindow<Row>({
  queryKey,
  read,
  isFromEnd = false,
  refetchInterval,
}: RowWindowOptions<Row>): RowSource<Row> {
  const query = useInfiniteQuery<ListPage<Row>, Error, InfiniteData<ListPage<Row>, PageParam>, QueryKey, PageParam>({
    queryKey: [...queryKey, isFromEnd ? 'from-end' : 'from-start'],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: { kind: isFromEnd ? 'LAST' : 'FIRST' },
    getNextPageParam: (page, _pages, param) => pageAfter(page, param),
    getPreviousPageParam: (page, _pages, param) => pageBefore(page, param),
    maxPages: keptPages,
    staleTime: 30_000,
    // Someone deep in a list must not wait for all pages above each time the window is looked at again.
    refetchOnWindowFocus: false,
    refetchInterval: (state) => ((state.state.data?.pages.length ?? 0) <= 2 && refetchInterval) || false,
    placeholderData: (previous) => previous,
  });
  const { data, fetchNextPage, fetchPreviousPage, hasNextPage, hasPreviousPage, isFetching } = query;
  const window = useMemo(() => (data ? windowOf(data.pages, data.pageParams) : emptyWindow), [data]);
  const rowAt = useCallback((index: number) => window.rows[index - window.start], [window]);
  const want = useCallback(
    (from: number, to: number) => {
      if (isFetching) return;
      if (to > window.end - margin && hasNextPage) void fetchNextPage({ cancelRefetch: false });
      else if (from < window.start + margin && hasPreviousPage) void fetchPreviousPage({ cancelRefetch: false });
    },
    [isFetching, window, hasNextPage, hasPreviousPage, fetchNextPage, fetchPreviousPage],
  );
  return {
    window,
    rowAt,
    want,
    asOf: data?.pages[data.pages.length - 1]?.asOf,
    isPending: query.isPending,
    isFetching,
    isRefreshing: query.isRefetching,
    isStale: query.isPlaceholderData,
    error: query.error,
    refetch: () => void query.refetch(),
  };
}

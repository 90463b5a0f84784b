/** How one page of a list is reached; `start` and `end` are places in the whole list. */
export type PageParam =
  | { kind: 'FIRST' }
  | { kind: 'LAST' }
  | { kind: 'AFTER'; cursor: string; start: number }
  | { kind: 'BEFORE'; cursor: string; end: number };

export interface ListPage<Row> {
  rows: Row[];
  nextCursor: string | null;
  /** Absent in lists that are read forward only. */
  previousCursor?: string | null;
  /** Absent in lists that do not count. */
  total?: number;
  asOf?: string;
}

/** What of a long list is in memory: rows `start` to `end` without a gap, and what is known of the whole. */
export interface RowWindow<Row> {
  start: number;
  end: number;
  /** All rows; where the list does not count, those known to be there. */
  total: number;
  isCounted: boolean;
  hasMoreAfter: boolean;
  rows: Row[];
}

export const emptyWindow: RowWindow<never> = {
  start: 0,
  end: 0,
  total: 0,
  isCounted: true,
  hasMoreAfter: false,
  rows: [],
};

function startOf<Row>(page: ListPage<Row>, param: PageParam): number {
  switch (param.kind) {
    case 'FIRST':
      return 0;
    case 'AFTER':
      return param.start;
    case 'BEFORE':
      return Math.max(0, param.end - page.rows.length);
    case 'LAST':
      return Math.max(0, (page.total ?? page.rows.length) - page.rows.length);
    default:
      return param satisfies never;
  }
}

/** Neighbouring pages as one stretch of the list. Rows that came or went meanwhile move places, never rows already read. */
export function windowOf<Row>(pages: readonly ListPage<Row>[], params: readonly PageParam[]): RowWindow<Row> {
  const [first, last] = [pages[0], pages[pages.length - 1]];
  const param = params[0];
  if (!first || !last || !param) return emptyWindow;
  const rows = pages.flatMap((page) => page.rows);
  // The page that has nothing before it is where the list begins, whatever was counted when it was asked for.
  const start = first.previousCursor === null ? 0 : startOf(first, param);
  const end = start + rows.length;
  const hasMoreAfter = last.nextCursor !== null;
  const counted = last.total ?? first.total;
  return {
    start,
    end,
    total: hasMoreAfter ? Math.max(counted ?? 0, end + 1) : end,
    isCounted: counted !== undefined || !hasMoreAfter,
    hasMoreAfter,
    rows,
  };
}

export function pageAfter<Row>(page: ListPage<Row>, param: PageParam): PageParam | undefined {
  if (page.nextCursor === null) return undefined;
  return { kind: 'AFTER', cursor: page.nextCursor, start: startOf(page, param) + page.rows.length };
}

export function pageBefore<Row>(page: ListPage<Row>, param: PageParam): PageParam | undefined {
  if (!page.previousCursor) return undefined;
  return { kind: 'BEFORE', cursor: page.previousCursor, end: startOf(page, param) };
}

/** Query parameters of a page. */
export function pageQuery(param: PageParam): { cursor?: string; before?: string; last?: 'true' } {
  switch (param.kind) {
    case 'FIRST':
      return {};
    case 'LAST':
      return { last: 'true' };
    case 'AFTER':
      return { cursor: param.cursor };
    case 'BEFORE':
      return { before: param.cursor };
    default:
      return param satisfies never;
  }
}

/** Rows beyond the ones read that the scroll bar lets one reach at once, to be read on the way. */
const ahead = 200;

/**
 * The stretch one can scroll in: what was read and some rows ahead. By key set the middle of a long list is not to be had
 * without all before it, so the scroll bar does not promise it; the end is, by itself.
 */
export function scrollableOf({ start, end, total }: RowWindow<unknown>): { from: number; to: number } {
  // From steps, so that the place of the rows seldom moves while one scrolls upwards.
  const step = ahead * 5;
  const isFromStart = start < step;
  return { from: isFromStart ? 0 : Math.floor((start - ahead) / step) * step, to: Math.min(total, end + ahead) };
}

import type { ListPage, PageParam } from './row-window.js';
import { emptyWindow, pageAfter, pageBefore, pageQuery, scrollableOf, windowOf } from './row-window.js';

/** A service that pages over the numbers below `total` by key set. */
const total = 1_050;
const size = 100;
function answer(param: PageParam): ListPage<number> {
  const page = (start: number, end: number): ListPage<number> => ({
    rows: Array.from({ length: end - start }, (_, index) => start + index),
    nextCursor: end < total ? String(end) : null,
    previousCursor: start > 0 ? String(start) : null,
    total,
  });
  switch (param.kind) {
    case 'FIRST':
      return page(0, size);
    case 'LAST':
      return page(total - size, total);
    case 'AFTER':
      return page(Number(param.cursor), Math.min(total, Number(param.cursor) + size));
    case 'BEFORE':
      return page(Math.max(0, Number(param.cursor) - size), Number(param.cursor));
  }
}

function walk(from: PageParam, next: typeof pageAfter<number>): { params: PageParam[]; pages: ListPage<number>[] } {
  const params: PageParam[] = [];
  for (let param: PageParam | undefined = from; param; param = next(answer(param), param)) params.push(param);
  return { params, pages: params.map(answer) };
}

describe('a window over a long list', () => {
  it('reads the whole list forward, each row at its place', () => {
    const { params, pages } = walk({ kind: 'FIRST' }, pageAfter);
    const window = windowOf(pages, params);
    expect(window).toMatchObject({ start: 0, end: total, total, hasMoreAfter: false, isCounted: true });
    expect(window.rows.every((row, index) => row === index)).toBe(true);
  });

  it('reads it backwards from the end, each row at its place', () => {
    const { params, pages } = walk({ kind: 'LAST' }, pageBefore);
    const reversed = windowOf(pages.toReversed(), params.toReversed());
    expect(reversed).toMatchObject({ start: 0, end: total, total });
  });

  it('keeps places where the first pages were let go', () => {
    const { params, pages } = walk({ kind: 'FIRST' }, pageAfter);
    const window = windowOf(pages.slice(3, 6), params.slice(3, 6));
    expect(window).toMatchObject({ start: 300, end: 600, total, hasMoreAfter: true });
    expect(window.rows[0]).toBe(300);
  });

  it('goes back to pages that were let go', () => {
    const param: PageParam = { kind: 'AFTER', cursor: '300', start: 300 };
    expect(pageBefore(answer(param), param)).toEqual({ kind: 'BEFORE', cursor: '300', end: 300 });
  });

  it('begins with the list itself, even where more rows were counted before', () => {
    const param: PageParam = { kind: 'BEFORE', cursor: '100', end: 140 };
    expect(windowOf([answer(param)], [param]).start).toBe(0);
  });

  it('knows of at least one more row in a list that does not count', () => {
    const page = { rows: [1, 2], nextCursor: 'x' };
    expect(windowOf([page], [{ kind: 'FIRST' }])).toMatchObject({ end: 2, total: 3, isCounted: false });
  });

  it('is empty before the first answer', () => expect(windowOf([], [])).toBe(emptyWindow));

  it.each([
    ['at the beginning', 0, 100, { from: 0, to: 300 }],
    ['far down', 12_000, 13_200, { from: 11_000, to: 13_400 }],
    ['at the end', 99_900, 100_000, { from: 99_000, to: 100_000 }],
  ])('lets one scroll a little further than was read: %s', (_name, start, end, expected) =>
    expect(scrollableOf({ ...emptyWindow, start, end, total: 100_000 })).toEqual(expected),
  );

  it.each([
    [{ kind: 'FIRST' }, {}],
    [{ kind: 'LAST' }, { last: 'true' }],
    [{ kind: 'AFTER', cursor: 'a', start: 5 }, { cursor: 'a' }],
    [{ kind: 'BEFORE', cursor: 'b', end: 5 }, { before: 'b' }],
  ] as [PageParam, object][])('asks for %j', (param, query) => expect(pageQuery(param)).toEqual(query));
});

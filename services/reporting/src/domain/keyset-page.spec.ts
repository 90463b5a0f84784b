import { keysetPage } from './keyset-page.js';

const row = (n: number) => ({ n });
const numbers = (rows: readonly { n: number }[]) => rows.map(({ n }) => n);

describe('keysetPage', () => {
  it.each([
    { name: 'a first page of many', read: [1, 2, 3], from: 'BEGINNING', rows: [1, 2], next: 2, previous: null },
    { name: 'the only page', read: [1, 2], from: 'BEGINNING', rows: [1, 2], next: null, previous: null },
    { name: 'an empty list', read: [], from: 'BEGINNING', rows: [], next: null, previous: null },
    { name: 'a page in the middle', read: [3, 4, 5], from: 'AFTER', rows: [3, 4], next: 4, previous: 3 },
    { name: 'the end, reached from the front', read: [5], from: 'AFTER', rows: [5], next: null, previous: 5 },
    { name: 'the last page', read: [5, 4, 3], from: 'END', rows: [4, 5], next: null, previous: 4 },
    { name: 'a last page that is the first', read: [2, 1], from: 'END', rows: [1, 2], next: null, previous: null },
    { name: 'a page before another', read: [4, 3, 2], from: 'BEFORE', rows: [3, 4], next: 4, previous: 3 },
    { name: 'the beginning, reached from behind', read: [2, 1], from: 'BEFORE', rows: [1, 2], next: 2, previous: null },
  ] as const)('cuts $name', ({ read, from, rows, next, previous }) => {
    const page = keysetPage(read.map(row), 2, from);
    expect([numbers(page.rows), page.next?.n ?? null, page.previous?.n ?? null]).toEqual([rows, next, previous]);
  });
});

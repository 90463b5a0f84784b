import { z } from 'zod';
import { decodeCursor, encodeCursor, pageFrom } from './cursor.js';

const Key = z.tuple([z.iso.datetime(), z.string()]);

describe('cursor', () => {
  it('comes back as it was', () => {
    const key = ['2026-03-03T03:00:00.000Z', '0198c0de'] as const;
    expect(decodeCursor(encodeCursor(key), Key)).toEqual(key);
  });

  it('is absent on the first page', () => {
    expect(decodeCursor(undefined, Key)).toBeUndefined();
  });

  it.each([
    { name: 'no base64', cursor: '%%%' },
    { name: 'no JSON', cursor: Buffer.from('[').toString('base64url') },
    { name: 'a cursor of another list', cursor: encodeCursor([1]) },
    { name: 'an escaped NUL', cursor: Buffer.from('["2026-03-03T03:00:00.000Z","\\u0000"]').toString('base64url') },
  ])('refuses $name', ({ cursor }) => {
    expect(() => decodeCursor(cursor, Key)).toThrow(expect.objectContaining({ rule: 'platform.input.cursor' }));
  });
});

describe('pageFrom', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

  it('cuts the row that only shows there is more', () => {
    expect(pageFrom(rows, 2, (row) => [row.id])).toEqual({ rows: rows.slice(0, 2), nextCursor: encodeCursor(['b']) });
  });

  it('ends with the last page', () => {
    expect(pageFrom(rows, 3, (row) => [row.id]).nextCursor).toBeNull();
    expect(pageFrom([], 3, () => []).nextCursor).toBeNull();
  });
});

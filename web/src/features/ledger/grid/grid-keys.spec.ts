import { gridAction } from './grid-keys.js';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const size = { rows: 100, columns: 9, pageRows: 15 };
const press = (key: string, row = 50, column = 4, modifiers = {}) =>
  gridAction({ key, ...plain, ...modifiers }, { row, column }, size);

describe('the keys of the grid', () => {
  it.each([
    ['j', 51, 4],
    ['ArrowDown', 51, 4],
    ['k', 49, 4],
    ['ArrowUp', 49, 4],
    ['ArrowLeft', 50, 3],
    ['ArrowRight', 50, 5],
    ['PageDown', 65, 4],
    ['PageUp', 35, 4],
  ])('%s moves to row %d, column %d', (key, row, column) =>
    expect(press(key)).toEqual({ kind: 'MOVE', to: { row, column } }),
  );

  it.each([
    ['k', 0, 0, 0, 0],
    ['PageUp', 3, 0, 0, 0],
    ['j', 99, 0, 99, 0],
    ['PageDown', 90, 0, 99, 0],
    ['ArrowLeft', 5, 0, 5, 0],
    ['ArrowRight', 5, 8, 5, 8],
  ])('%s stays inside from row %d, column %d', (key, row, column, toRow, toColumn) =>
    expect(press(key, row, column)).toEqual({ kind: 'MOVE', to: { row: toRow, column: toColumn } }),
  );

  it('stays at the first row of an empty list', () =>
    expect(
      gridAction({ key: 'j', ...plain }, { row: 0, column: 0 }, { rows: 0, columns: 9, pageRows: 15 }),
    ).toMatchObject({ to: { row: 0 } }));

  it.each([
    ['Home', 'FIRST'],
    ['End', 'LAST'],
    ['Enter', 'OPEN'],
    ['x', 'TOGGLE'],
    [' ', 'TOGGLE'],
    ['Escape', 'CLEAR'],
  ])('%s is %s', (key, kind) => expect(press(key)).toEqual({ kind }));

  it('selects on the way with shift', () =>
    expect(press('ArrowDown', 50, 4, { shiftKey: true })).toEqual({ kind: 'EXTEND', to: { row: 51, column: 4 } }));

  it.each([
    ['a letter that means nothing here', 'q', {}],
    ['what the browser does with a control key', 'j', { ctrlKey: true }],
    ['what the system does with an alt key', 'ArrowLeft', { altKey: true }],
  ])('leaves alone %s', (_name, key, modifiers) => expect(press(key, 1, 1, modifiers)).toBeNull());

  it('goes to the end with the control key as well', () =>
    expect(press('End', 1, 1, { ctrlKey: true })).toEqual({ kind: 'LAST' }));
});

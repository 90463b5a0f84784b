/** Where the reader is in a grid: places in the whole list, not in what is in memory. */
export interface GridPlace {
  row: number;
  column: number;
}

export type GridAction =
  | { kind: 'MOVE'; to: GridPlace }
  | { kind: 'FIRST' }
  | { kind: 'LAST' }
  | { kind: 'OPEN' }
  | { kind: 'TOGGLE' }
  /** Takes the row into the selection and moves on. */
  | { kind: 'EXTEND'; to: GridPlace }
  | { kind: 'CLEAR' };

interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

interface GridSize {
  rows: number;
  columns: number;
  /** Rows that fit on the screen. */
  pageRows: number;
}

const up = new Set(['k', 'ArrowUp']);
const down = new Set(['j', 'ArrowDown']);

const clamp = (value: number, size: number): number => Math.min(Math.max(0, size - 1), Math.max(0, value));

/** With Alt, Ctrl or Cmd a key is the browser's; only Home and End go to the ends of the list either way. */
const isOfBrowser = ({ key, altKey, ctrlKey, metaKey }: PressedKey): boolean =>
  altKey || ((ctrlKey || metaKey) && key !== 'Home' && key !== 'End');

/** What a key does in a grid; null where it is not the grid's. The keys of a spreadsheet, and those of a mail list: j, k, x. */
export function gridAction(pressed: PressedKey, at: GridPlace, size: GridSize): GridAction | null {
  const { key, shiftKey } = pressed;
  if (isOfBrowser(pressed)) return null;
  const byRows = (rows: number): GridPlace => ({ ...at, row: clamp(at.row + rows, size.rows) });
  const byColumns = (columns: number): GridAction => ({
    kind: 'MOVE',
    to: { ...at, column: clamp(at.column + columns, size.columns) },
  });
  if (up.has(key) || down.has(key)) {
    const to = byRows(up.has(key) ? -1 : 1);
    return shiftKey && key.startsWith('Arrow') ? { kind: 'EXTEND', to } : { kind: 'MOVE', to };
  }
  switch (key) {
    case 'ArrowLeft':
      return byColumns(-1);
    case 'ArrowRight':
      return byColumns(1);
    case 'PageUp':
      return { kind: 'MOVE', to: byRows(-size.pageRows) };
    case 'PageDown':
      return { kind: 'MOVE', to: byRows(size.pageRows) };
    case 'Home':
      return { kind: 'FIRST' };
    case 'End':
      return { kind: 'LAST' };
    case 'Enter':
      return { kind: 'OPEN' };
    case 'x':
    case ' ':
      return { kind: 'TOGGLE' };
    case 'Escape':
      return { kind: 'CLEAR' };
    default:
      return null;
  }
}

import { useCallback, useState } from 'react';
import { nothingSelected, type Selection } from './selection.js';

/** The selection belongs to one list: with other filters or another order it begins anew. */
export function useSelection<Row>(listKey: string): [Selection<Row>, (selection: Selection<Row>) => void] {
  const [held, setHeld] = useState<{ listKey: string; selection: Selection<Row> }>({
    listKey,
    selection: nothingSelected,
  });
  const select = useCallback((selection: Selection<Row>) => setHeld({ listKey, selection }), [listKey]);
  return [held.listKey === listKey ? held.selection : nothingSelected, select];
}

import { Id, UnitPath } from '@ducha/contracts';
import type { LedgerAssignmentSort } from '@ducha/contracts';
import { z } from 'zod';

/** One order of the ledger, ascending; the id decides between equal keys. */
interface LedgerOrder {
  column: string;
  type: 'timestamptz' | 'text' | 'smallint' | 'ltree';
  /** The key as text that loses nothing: a JavaScript date would cut microseconds off and skip or repeat rows. */
  keyText: string;
  key: z.ZodType<string>;
}

const instantOrder = (column: string): LedgerOrder => ({
  column,
  type: 'timestamptz',
  keyText: `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  key: z.iso.datetime(),
});

const orders: Record<string, LedgerOrder> = {
  nextDueAt: instantOrder('a.next_due_at'),
  deliveredAt: instantOrder('a.delivered_at'),
  itemNo: { column: 'a.item_no', type: 'text', keyText: 'a.item_no', key: z.string().max(100) },
  status: { column: 'a.status_rank', type: 'smallint', keyText: 'a.status_rank::text', key: z.string().regex(/^\d$/) },
  unit: { column: 'a.unit_path', type: 'ltree', keyText: 'a.unit_path::text', key: UnitPath },
};

export function orderOf(sort: LedgerAssignmentSort): LedgerOrder & { isDescending: boolean } {
  const isDescending = sort.startsWith('-');
  const order = orders[isDescending ? sort.slice(1) : sort];
  if (order === undefined) throw new Error(`the ledger has no order ${sort}`);
  return { ...order, isDescending };
}

/** Where a page begins or ends: the sort it belongs to, the key and the id of its last row. */
export type Position = [sort: string, key: string, id: string];

/** A cursor of another sort is refused, not misread. */
export const positionOf = (sort: LedgerAssignmentSort): z.ZodType<Position> =>
  z.tuple([z.literal(sort), orderOf(sort).key, Id]);

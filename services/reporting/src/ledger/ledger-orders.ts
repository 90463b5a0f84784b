import { Id, itemStatuses, UnitPath } from '@ducha/contracts';
import type { LedgerAssignmentSort, LedgerItemSort } from '@ducha/contracts';
import { z } from 'zod';

/** One order of a ledger, ascending; the id decides between equal keys. */
interface LedgerOrder {
  column: string;
  type: 'timestamptz' | 'text' | 'smallint' | 'integer' | 'ltree';
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

/** Where a page begins or ends: the sort it belongs to, the key and the id of its last row. */
export type Position = [sort: string, key: string, id: string];

/** The orders of one ledger by name; a minus sign before it turns one round. */
class LedgerOrders<Sort extends string> {
  constructor(private readonly orders: Record<string, LedgerOrder>) {}

  of(sort: Sort): LedgerOrder & { isDescending: boolean } {
    const isDescending = sort.startsWith('-');
    const order = this.orders[isDescending ? sort.slice(1) : sort];
    if (order === undefined) throw new Error(`the ledger has no order ${sort}`);
    return { ...order, isDescending };
  }

  /** A cursor of another sort is refused, not misread. */
  positionOf(sort: Sort): z.ZodType<Position> {
    return z.tuple([z.literal(sort), this.of(sort).key, Id]);
  }
}

export const assignmentOrders = new LedgerOrders<LedgerAssignmentSort>({
  nextDueAt: instantOrder('a.next_due_at'),
  deliveredAt: instantOrder('a.delivered_at'),
  itemNo: { column: 'a.item_no', type: 'text', keyText: 'a.item_no', key: z.string().max(100) },
  status: { column: 'a.status_rank', type: 'smallint', keyText: 'a.status_rank::text', key: z.string().regex(/^\d$/) },
  unit: { column: 'a.unit_path', type: 'ltree', keyText: 'a.unit_path::text', key: UnitPath },
});

/** Sorts behind every number. */
const noNumber = "'~'";
const itemNo = `coalesce(i.item_no, ${noNumber}) COLLATE "C"`;
const statusRank = `array_position(ARRAY[${itemStatuses.map((status) => `'${status}'`).join(', ')}], i.status)`;

export const itemOrders = new LedgerOrders<LedgerItemSort>({
  createdAt: instantOrder('i.created_at'),
  itemNo: { column: itemNo, type: 'text', keyText: itemNo, key: z.string().max(100) },
  status: { column: statusRank, type: 'integer', keyText: `${statusRank}::text`, key: z.string().regex(/^\d{1,2}$/) },
  completionDueAt: instantOrder("coalesce(i.completion_due_at, '9999-12-31T00:00:00Z')"),
});

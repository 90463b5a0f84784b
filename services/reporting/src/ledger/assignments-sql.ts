import type { LedgerAssignmentSort } from '@ducha/contracts';
import { assignmentsAsOf } from '../projections/assignments-as-of-sql.js';
import { lampSql } from '../projections/lamp-sql.js';
import type { Parameters } from '../projections/parameters.js';
import type { Conditions } from './assignment-conditions.js';
import { assignmentOrders, type Position } from './ledger-orders.js';
import { isMaskedSql } from './mask-sql.js';

export const countSql = ({ sql, pastDay }: Conditions): string =>
  `SELECT count(*)::integer AS total FROM ${assignmentsAsOf(pastDay)} a WHERE ${sql}`;

export interface PageWanted {
  sort: LedgerAssignmentSort;
  /** The row beside which the page lies; undefined at either end of the list. */
  beside: Position | undefined;
  /** Towards the beginning: rows come in reverse. */
  isBackwards: boolean;
  rows: number;
  /** Whether to find the page along the index of its order, or among all rows of the conditions. */
  isWalked: boolean;
}

/**
 * One page of rows, each with its sort key as `sortKey` and, unless walked, the total of all rows.
 *
 * Walking the index finds the page of a large list at once, but passes every row that does not fit: rows of one lamp may all
 * lie at the other end of the list. Choosing the first among all fitting rows costs little more than counting them, whatever
 * they are, and counts them on the way. The planner would have to guess which of the two is better.
 */
export function pageSql(conditions: Conditions, parameters: Parameters, wanted: PageWanted): string {
  const { column, type, keyText, isDescending } = assignmentOrders.of(wanted.sort);
  const isFalling = isDescending !== wanted.isBackwards;
  const direction = isFalling ? 'DESC' : 'ASC';
  const limit = parameters.add(wanted.rows);
  const beyond = (key: string, id: string): string => {
    if (!wanted.beside) return 'true';
    const [, besideKey, besideId] = wanted.beside;
    const position = `(${parameters.add(besideKey)}::${type}, ${parameters.add(besideId)}::uuid)`;
    return `(${key}, ${id}) ${isFalling ? '<' : '>'} ${position}`;
  };
  const assignments = assignmentsAsOf(conditions.pastDay);
  const found = wanted.isWalked
    ? `SELECT a.id, ${column} AS key, NULL::integer AS total
       FROM ${assignments} a WHERE ${conditions.sql} AND ${beyond(column, 'a.id')}
       ORDER BY ${column} ${direction}, a.id ${direction} LIMIT ${limit}`
    : `WITH fitting AS MATERIALIZED (SELECT a.id, ${column} AS key FROM ${assignments} a WHERE ${conditions.sql})
       SELECT id, key, (SELECT count(*)::integer FROM fitting) AS total
       FROM fitting WHERE ${beyond('key', 'id')} ORDER BY key ${direction}, id ${direction} LIMIT ${limit}`;
  return `
    SELECT a.id, a.version, a.item_id AS "itemId", a.item_no AS "itemNo", a.item_title AS "itemTitle",
           ${isMaskedSql('a', 'a.item_id', conditions.actingUnit())} AS "isMasked",
           a.source_kind AS "sourceKind", a.content_category AS "contentCategory", a.urgency, a.disclosure,
           a.parent_id AS "parentId", a.role, a.unit_id AS "unitId", coalesce(u.name, a.unit_id) AS "unitName",
           coalesce(u.short_name, a.unit_id) AS "unitShortName",
           a.unit_path::text AS "unitPath", a.dispatcher_unit_id AS "dispatcherUnitId",
           coalesce(d.name, a.dispatcher_unit_id) AS "dispatcherUnitName",
           coalesce(d.short_name, a.dispatcher_unit_id) AS "dispatcherUnitShortName",
           a.task, a.responsible_name AS "responsibleName", a.status, ${lampSql(conditions.asOf())} AS lamp,
           a.delivered_at AS "deliveredAt", a.report_due_at AS "reportDueAt", a.completion_due_at AS "completionDueAt",
           a.original_completion_due_at AS "originalCompletionDueAt", a.next_due_at AS "nextDueAt",
           coalesce(a.next_due_counted_in, 'CALENDAR_DAYS') AS "nextDueCountedIn", a.warn_at AS "warnAt", a.clock_stopped_at AS "clockStoppedAt", a.submitted_at AS "submittedAt",
           a.closed_at AS "closedAt", a.is_overdue AS "isOverdue", a.return_count AS "returnCount",
           a.urge_count AS "urgeCount", ${keyText} AS "sortKey",
           page.total
    FROM (${found}) page
    JOIN ${assignments} a ON a.id = page.id
    LEFT JOIN unit u ON u.id = a.unit_id
    LEFT JOIN unit d ON d.id = a.dispatcher_unit_id
    ORDER BY page.key ${direction}, page.id ${direction}`;
}

import { inSubtreeSql } from '../projections/in-subtree-sql.js';
import { lampSql } from '../projections/lamp-sql.js';
import { isMaskedSql } from './mask-sql.js';

/**
 * The filters of the ledger, the same for the total and for the rows, over the alias `a`.
 * $1 path, $2 unit alone?, $3 statuses, $4 lamps, $5 role, $6 item, $7 overdue, $8 instant of the lamps.
 *
 * `coalesce` around the lamp is for the planner: it takes a bare comparison with the formula for one row in 200 and sorts
 * everything, where walking the index of the order finds a page at once.
 */
const filters = `
  ${inSubtreeSql('a.unit_path', '$1')}
  AND (NOT $2::boolean OR a.unit_path = $1::ltree)
  AND ($3::text[] IS NULL OR a.status = ANY ($3))
  AND ($4::text[] IS NULL OR coalesce(${lampSql('$8')} = ANY ($4), false))
  AND ($5::text IS NULL OR a.role = $5)
  AND ($6::uuid IS NULL OR a.item_id = $6)
  AND ($7::boolean IS NULL OR a.is_overdue = $7)`;

const orders = {
  nextDueAt: { column: 'next_due_at', direction: 'ASC', beyond: '>' },
  deliveredAt: { column: 'delivered_at', direction: 'DESC', beyond: '<' },
} as const;

export type AssignmentOrder = keyof typeof orders;

/**
 * One page and the total of all rows, from one snapshot; one row with a null id where the page is empty.
 * Further parameters: $9, $10 sort key of the row before the page, $11 rows wanted, $12 unit the caller acts for.
 */
export function assignmentsSql(order: AssignmentOrder): string {
  const { column, direction, beyond } = orders[order];
  return `
    SELECT counted.total, page.*
    FROM (SELECT count(*)::integer AS total FROM assignment_row a WHERE ${filters}) counted
    LEFT JOIN (
      SELECT a.id, a.version, a.item_id AS "itemId", a.item_no AS "itemNo", a.item_title AS "itemTitle",
             ${isMaskedSql('a', 'a.item_id', '$12')} AS "isMasked",
             a.source_kind AS "sourceKind", a.content_category AS "contentCategory", a.urgency, a.disclosure,
             a.parent_id AS "parentId", a.role, a.unit_id AS "unitId", coalesce(u.name, a.unit_id) AS "unitName",
             a.unit_path::text AS "unitPath", a.dispatcher_unit_id AS "dispatcherUnitId",
             coalesce(d.name, a.dispatcher_unit_id) AS "dispatcherUnitName",
             a.task, a.responsible_name AS "responsibleName", a.status, ${lampSql('$8')} AS lamp,
             a.delivered_at AS "deliveredAt", a.report_due_at AS "reportDueAt", a.completion_due_at AS "completionDueAt",
             a.original_completion_due_at AS "originalCompletionDueAt", a.next_due_at AS "nextDueAt",
             a.warn_at AS "warnAt", a.clock_stopped_at AS "clockStoppedAt", a.submitted_at AS "submittedAt",
             a.closed_at AS "closedAt", a.is_overdue AS "isOverdue", a.return_count AS "returnCount",
             a.urge_count AS "urgeCount"
      FROM assignment_row a
      LEFT JOIN unit u ON u.id = a.unit_id
      LEFT JOIN unit d ON d.id = a.dispatcher_unit_id
      WHERE ${filters}
        AND ($9::timestamptz IS NULL OR (a.${column}, a.id) ${beyond} ($9, $10::uuid))
      ORDER BY a.${column} ${direction}, a.id ${direction}
      LIMIT $11
    ) page ON true
    ORDER BY page."${order}" ${direction}, page.id ${direction}`;
}

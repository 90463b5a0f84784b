import type { InboxGroupKind } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { handlingStatuses } from '../domain/inbox-groups.js';
import { isMaskedSql } from '../ledger/mask-sql.js';
import { heldSql } from '../projections/held-sql.js';
import { inSubtreeSql } from '../projections/in-subtree-sql.js';
import { lampSql } from '../projections/lamp-sql.js';
import type { Parameters } from '../projections/parameters.js';

const statuses = handlingStatuses.map((status) => `'${status}'`).join(', ');

/** Which group a row of each source belongs to; a row can be in several. */
const conditions: Record<InboxGroupKind, [source: 'held' | 'review' | 'issued' | 'deducted', condition: string]> = {
  TO_ACKNOWLEDGE: ['held', `status = 'PENDING_ACK'`],
  OVERDUE: ['held', `lamp = 'RED'`],
  DUE_SOON: ['held', `lamp = 'YELLOW'`],
  RETURNED: ['held', `status = 'RETURNED'`],
  TO_REPORT: ['held', `status = 'IN_PROGRESS'`],
  TO_REVIEW: ['review', 'true'],
  TO_APPROVE: ['issued', `status = 'PENDING_APPROVAL'`],
  TO_DISPATCH: ['issued', `status = 'REGISTERED' AND is_planned`],
  TO_DECOMPOSE: ['issued', `status = 'REGISTERED' AND NOT is_planned`],
  DRAFTS: ['issued', `status = 'DRAFT'`],
  DEDUCTIONS_TO_DECIDE: ['deducted', 'true'],
};

/** The count and the first rows of each group, from one snapshot; a group without rows is missing. */
export function inboxSql(
  caller: Caller,
  kinds: readonly InboxGroupKind[],
  asOf: Date,
  rowsPerGroup: number,
  parameters: Parameters,
): string {
  const path = parameters.shared(caller.actingUnitPath);
  const unit = parameters.add(caller.actingUnitId);
  const now = parameters.shared(asOf);
  const assignment =
    () => `'assignment' AS kind, a.id, a.item_no, a.item_title AS title, a.item_id, a.disclosure, a.unit_id,
    a.next_due_at AS due_at, ${lampSql(now())} AS lamp, a.status_since AS since, a.status, false AS is_planned`;
  // Only the parts in use: a value that no part of the statement uses is refused.
  const sources = {
    held: () =>
      `SELECT ${assignment()} FROM assignment_row a WHERE ${heldSql(caller, parameters)} AND a.status IN (${statuses})`,
    review: () => `SELECT ${assignment()} FROM assignment_row a
      WHERE a.dispatcher_unit_id = ${unit} AND a.status IN ('SUBMITTED', 'DECLINED')`,
    issued:
      () => `SELECT 'item' AS kind, i.id, i.item_no, i.title, i.id AS item_id, i.disclosure, i.issuing_unit_id AS unit_id,
        i.completion_due_at AS due_at, NULL AS lamp, i.status_since AS since, i.status, i.is_planned
      FROM item_row i
      WHERE i.issuing_unit_id = ${unit} AND i.status IN ('DRAFT', 'PENDING_APPROVAL', 'REGISTERED')`,
    deducted: () => `SELECT 'deduction' AS kind, d.id, i.item_no, coalesce(i.title, d.clause) AS title, d.item_id,
        coalesce(i.disclosure, 'INTERNAL') AS disclosure, d.unit_id, NULL::timestamptz AS due_at, NULL AS lamp,
        d.status_since AS since, d.status, false AS is_planned
      FROM deduction_row d
      LEFT JOIN item_row i ON i.id = d.item_id
      WHERE ${inSubtreeSql('d.unit_path', path())} AND d.unit_path <> ${path()}::ltree AND d.status IN ('PROPOSED', 'APPEALED')`,
  };
  const used = new Set(kinds.map((kind) => conditions[kind][0]));
  const waiting = kinds.map((kind) => {
    const [source, condition] = conditions[kind];
    return `SELECT '${kind}' AS "group", ${source}.* FROM ${source} WHERE ${condition}`;
  });
  return `
    WITH ${[...used].map((source) => `${source} AS MATERIALIZED (${sources[source]()})`).join(', ')},
    waiting AS (${waiting.join(' UNION ALL ')}),
    ranked AS (
      SELECT *, row_number() OVER (PARTITION BY "group" ORDER BY due_at NULLS LAST, since, id) AS place,
             (count(*) OVER (PARTITION BY "group"))::integer AS count
      FROM waiting
    )
    SELECT w."group", w.count, (SELECT count(DISTINCT id)::integer FROM waiting) AS total, w.kind, w.id,
           w.item_no AS "itemNo", w.title, ${isMaskedSql('w', 'w.item_id', unit)} AS "isMasked", w.unit_id AS "unitId",
           coalesce(u.name, w.unit_id) AS "unitName", w.due_at AS "dueAt", w.lamp, w.since
    FROM ranked w
    LEFT JOIN unit u ON u.id = w.unit_id
    WHERE w.place <= ${parameters.add(rowsPerGroup)}::integer
    ORDER BY w."group", w.place`;
}

import type { AssignmentTree, AssignmentTreeNode } from '@ducha/contracts';
import { DomainError } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readable } from './assignment-access.js';
import type { SummaryRow } from './assignment-summary.js';
import { summaryColumns, summaryOf } from './assignment-summary.js';

interface TreeRow extends SummaryRow {
  itemNo: string;
  itemTitle: string;
  isReadable: boolean;
}

/** The assignments of one item as far as the caller may see them: what it may read, and the way up from there. */
@Injectable()
export class AssignmentTreeReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError NOT_FOUND where the caller may read no assignment of the item */
  async tree(caller: Caller, itemId: string): Promise<AssignmentTree> {
    const rows = await this.dataSource.query<TreeRow[]>(
      `WITH RECURSIVE visible AS (
         SELECT a.id, a.parent_id, a.lead_assignment_id, true AS is_readable
           FROM assignment a JOIN item_header h ON h.id = a.item_id
          WHERE a.item_id = $3 AND ${readable('$1', '$2')}
         UNION
         SELECT up.id, up.parent_id, up.lead_assignment_id, false
           FROM visible v JOIN assignment up ON up.id IN (v.parent_id, v.lead_assignment_id)
       ), shown AS (
         SELECT id, bool_or(is_readable) AS is_readable FROM visible GROUP BY id
       )
       SELECT ${summaryColumns}, h.item_no AS "itemNo", h.title AS "itemTitle", s.is_readable AS "isReadable"
         FROM shown s JOIN assignment a ON a.id = s.id JOIN item_header h ON h.id = a.item_id
         LEFT JOIN unit u ON u.id = a.unit_id
        ORDER BY a.unit_path, a.id`,
      [caller.actingUnitPath, caller.actingUnitId, itemId],
    );
    const [first] = rows;
    if (!first) throw new DomainError('NOT_FOUND', 'tracking.item.not-found');
    return { itemId, itemNo: first.itemNo, itemTitle: first.itemTitle, roots: nest(rows, this.clock.now()) };
  }
}

/** Cascaded assignments stand below the one they come from, support units below their lead. */
function nest(rows: TreeRow[], now: Date): AssignmentTreeNode[] {
  const nodes = new Map(rows.map((row) => [row.id, nodeOf(row, now)]));
  const roots: AssignmentTreeNode[] = [];
  for (const node of nodes.values()) {
    const above = nodes.get(node.parentId ?? node.leadAssignmentId ?? '');
    (above ? above.children : roots).push(node);
  }
  return roots;
}

const nodeOf = (row: TreeRow, now: Date): AssignmentTreeNode => ({
  ...summaryOf(row, now),
  parentId: row.parentId,
  leadAssignmentId: row.leadAssignmentId,
  isAncestor: !row.isReadable,
  children: [],
});

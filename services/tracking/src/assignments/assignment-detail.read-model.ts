import type { AssignmentDetail, AssignmentListRow } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { ClocksReadModel } from '../clocks/clocks.read-model.js';
import { AttachmentEntity } from '../evidence/attachment.entity.js';
import { attachmentView } from '../evidence/attachment.view.js';
import { ProgressEntryEntity } from '../progress/progress-entry.entity.js';
import { entryView } from '../progress/progress-entry.view.js';
import { ReviewEntity } from '../reviews/review.entity.js';
import { reviewView } from '../reviews/review.view.js';
import type { AssignmentRecord } from './assignment-record.js';
import type { SummaryRow } from './assignment-summary.js';
import { summaryColumns, summaryOf } from './assignment-summary.js';

/** What hangs on one assignment: reports, decisions, support input, cascaded assignments. */
@Injectable()
export class AssignmentDetailReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly clocks: ClocksReadModel,
  ) {}

  async complete(row: AssignmentListRow, record: AssignmentRecord): Promise<AssignmentDetail> {
    const { manager } = this.dataSource;
    const related = await manager.query<SummaryRow[]>(
      `SELECT ${summaryColumns} FROM assignment a LEFT JOIN unit u ON u.id = a.unit_id
        WHERE a.parent_id = $1 OR a.lead_assignment_id = $1 ORDER BY a.unit_path, a.id`,
      [row.id],
    );
    const supports = related.filter(({ leadAssignmentId }) => leadAssignmentId === row.id);
    const assignmentId = In([row.id, ...supports.map(({ id }) => id)]);
    const [entries, attachments, reviews, clocks] = await Promise.all([
      manager.find(ProgressEntryEntity, { where: { assignmentId }, order: { id: 'ASC' } }),
      manager.find(AttachmentEntity, {
        where: { assignmentId, entryId: Not(IsNull()) },
        order: { entryId: 'ASC', position: 'ASC' },
      }),
      manager.find(ReviewEntity, { where: { assignmentId: row.id }, order: { id: 'ASC' } }),
      this.clocks.of(record),
    ]);
    const entriesOf = (id: string, kind?: 'INPUT') =>
      entries
        .filter((entry) => entry.assignmentId === id && (kind === undefined || entry.kind === kind))
        .map((entry) =>
          entryView(entry, attachments.filter(({ entryId }) => entryId === entry.id).map(attachmentView)),
        );
    const now = this.clock.now();
    return {
      ...row,
      progress: entriesOf(row.id),
      supportInputs: supports.map((support) => ({
        assignmentId: support.id,
        unit: summaryOf(support, now).unit,
        status: support.status,
        inputs: entriesOf(support.id, 'INPUT'),
      })),
      children: related.filter(({ parentId }) => parentId === row.id).map((child) => summaryOf(child, now)),
      reviews: reviews.map(reviewView),
      clocks,
    };
  }
}

import type { AssignmentRole, AssignmentStatus, ResponsiblePerson } from '@ducha/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The request as it lies in the row: instants as ISO text. */
export interface StoredRequest {
  kind: 'EXTENSION' | 'UNABLE';
  reason: string;
  requestedAt: string;
  proposedDueAt?: string;
}

@Entity('assignment')
@Index('assignment_item_id', ['itemId'])
@Index('assignment_unit_due', ['unitId', 'nextDueAt', 'id'])
@Index('assignment_dispatcher_due', ['dispatcherUnitId', 'nextDueAt', 'id'])
@Index('assignment_due', ['nextDueAt', 'id'])
export class AssignmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') version!: number;
  @Column('uuid', { name: 'item_id' }) itemId!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('uuid', { name: 'lead_assignment_id', nullable: true }) leadAssignmentId!: string | null;
  @Column('text') role!: AssignmentRole;
  @Column('text', { name: 'unit_id' }) unitId!: string;
  @Column('ltree', { name: 'unit_path' }) unitPath!: string;
  @Column('text', { name: 'dispatcher_unit_id' }) dispatcherUnitId!: string;
  @Column('text') task!: string;
  @Column('jsonb', { name: 'responsible_person' }) responsiblePerson!: ResponsiblePerson;
  @Column('text') status!: AssignmentStatus;
  @Column('timestamptz', { name: 'delivered_at' }) deliveredAt!: Date;
  @Column('timestamptz', { name: 'original_completion_due_at' }) originalCompletionDueAt!: Date;
  @Column('timestamptz', { name: 'report_due_at' }) reportDueAt!: Date;
  @Column('timestamptz', { name: 'completion_due_at' }) completionDueAt!: Date;
  @Column('timestamptz', { name: 'next_due_at' }) nextDueAt!: Date;
  @Column('timestamptz', { name: 'warn_at' }) warnAt!: Date;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt!: Date | null;
  @Column('timestamptz', { name: 'first_reported_at', nullable: true }) firstReportedAt!: Date | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  @Column('text', { name: 'submitted_by', nullable: true }) submittedBy!: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('timestamptz', { name: 'clock_stopped_at', nullable: true }) clockStoppedAt!: Date | null;
  @Column('timestamptz', { name: 'suspended_at', nullable: true }) suspendedAt!: Date | null;
  @Column('boolean', { name: 'has_declined' }) hasDeclined!: boolean;
  @Column('boolean', { name: 'is_overdue' }) isOverdue!: boolean;
  @Column('smallint', { nullable: true }) percent!: number | null;
  @Column('integer', { name: 'return_count' }) returnCount!: number;
  @Column('integer', { name: 'urge_count' }) urgeCount!: number;
  @Column('jsonb', { name: 'pending_request', nullable: true }) pendingRequest!: StoredRequest | null;
}

import type { Actor, DeductionStatus, Disclosure, SourceKind } from '@ducha/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('deduction')
export class DeductionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') version!: number;
  @Column('text') status!: DeductionStatus;
  @Column('text', { name: 'unit_id' }) unitId!: string;
  @Column('ltree', { name: 'unit_path' }) unitPath!: string;
  @Column('text', { name: 'rule_set_id' }) ruleSetId!: string;
  @Column('integer', { name: 'rule_set_version' }) ruleSetVersion!: number;
  @Column('text', { name: 'rule_code' }) ruleCode!: string;
  @Column('text') clause!: string;
  @Column('integer', { name: 'points_tenths' }) pointsTenths!: number;
  @Column('text', { name: 'occurrence_kind' }) occurrenceKind!: 'COMPLETION_OVERDUE';
  @Column('text', { name: 'occurrence_key' }) occurrenceKey!: string;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Column('integer', { name: 'assessment_year' }) assessmentYear!: number;
  @Column('uuid', { name: 'item_id' }) itemId!: string;
  @Column('text', { name: 'item_no' }) itemNo!: string;
  @Column('text', { name: 'item_title' }) itemTitle!: string;
  @Column('text', { name: 'source_kind' }) sourceKind!: SourceKind;
  @Column('text') disclosure!: Disclosure;
  @Column('uuid', { name: 'assignment_id' }) assignmentId!: string;
  @Column('text') task!: string;
  @Column('text', { name: 'dispatcher_unit_id' }) dispatcherUnitId!: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  @Column('jsonb', { name: 'decided_by', nullable: true }) decidedBy!: Actor | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason!: string | null;
  @Column('text', { name: 'appeal_reason', nullable: true }) appealReason!: string | null;
}

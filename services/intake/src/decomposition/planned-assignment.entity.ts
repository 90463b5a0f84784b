import type { AssignmentRole } from '@ducha/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row of the breakdown. Each reopening starts a new round with assignments of its own. */
@Entity('planned_assignment')
export class PlannedAssignmentRow {
  @PrimaryColumn('uuid', { name: 'assignment_id' }) assignmentId!: string;
  @Column('uuid', { name: 'item_id' }) itemId!: string;
  @Column('integer') round!: number;
  /** Order in which the office wrote the tasks down. */
  @Column('integer') position!: number;
  /** The task taken back in whose place this one stands. */
  @Column('uuid', { name: 'replaces_assignment_id', nullable: true }) replacesAssignmentId!: string | null;
  @Column('text', { name: 'unit_id' }) unitId!: string;
  @Column('ltree', { name: 'unit_path' }) unitPath!: string;
  @Column('text') role!: AssignmentRole;
  @Column('uuid', { name: 'lead_assignment_id', nullable: true }) leadAssignmentId!: string | null;
  @Column('text') task!: string;
  @Column('text', { name: 'responsible_name' }) responsibleName!: string;
  @Column('text', { name: 'responsible_title' }) responsibleTitle!: string;
  @Column('text', { name: 'responsible_phone', nullable: true }) responsiblePhone!: string | null;
  @Column('timestamptz', { name: 'report_due_at' }) reportDueAt!: Date;
  @Column('timestamptz', { name: 'completion_due_at' }) completionDueAt!: Date;
  @Column('boolean', { name: 'skips_level' }) skipsLevel!: boolean;
}

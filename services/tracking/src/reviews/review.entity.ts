import type { ReviewOutcome } from '@ducha/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One decision of the dispatcher on what a unit submitted or asked for. Never changed. */
@Entity('review')
@Index('review_assignment', ['assignmentId', 'id'])
export class ReviewEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'assignment_id' }) assignmentId!: string;
  @Column('text') outcome!: ReviewOutcome;
  @Column('text', { nullable: true }) reason!: string | null;
  /** The completion date the decision set, where it set one. */
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('text', { name: 'reviewed_by_person_id' }) reviewedByPersonId!: string;
  @Column('text', { name: 'reviewed_by_name' }) reviewedByName!: string;
  @Column('text', { name: 'reviewed_by_unit_id' }) reviewedByUnitId!: string;
  @Column('timestamptz', { name: 'reviewed_at' }) reviewedAt!: Date;
}

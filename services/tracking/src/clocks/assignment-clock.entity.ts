import type { ClockKind, ClockStep } from '@ducha/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockBasis, MoveCause } from '../domain/clock.js';

/**
 * A clock with its moments. The database derives `next_moment_at` from them: the first that has not fired, null where the clock
 * was stopped before it. The scanner reads the index on that column and nothing else.
 */
@Entity('assignment_clock')
export class AssignmentClockEntity {
  @PrimaryColumn('uuid', { name: 'assignment_id' }) assignmentId!: string;
  @PrimaryColumn('text') kind!: ClockKind;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz', { name: 'original_due_at' }) originalDueAt!: Date;
  @Column('timestamptz', { name: 'stopped_at', nullable: true }) stoppedAt!: Date | null;
  @Column('timestamptz', { name: 'missed_at', nullable: true }) missedAt!: Date | null;
  @Column('timestamptz', { name: 'warn_at', nullable: true }) warnAt!: Date | null;
  /** When, earliest first. */
  @Column('timestamptz', { array: true }) moments!: Date[];
  /** What, at the same place. */
  @Column('text', { array: true }) steps!: ClockStep[];
  @Column('smallint') fired!: number;
  @Column('smallint', { name: 'provisional_year', nullable: true }) provisionalYear!: number | null;
  @Column('integer', { name: 'calendar_revision' }) calendarRevision!: number;
  @Column('text', { name: 'moved_by', nullable: true }) movedBy!: MoveCause | null;
  @Column('jsonb') basis!: ClockBasis;
}

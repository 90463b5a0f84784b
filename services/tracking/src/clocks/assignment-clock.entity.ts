import type { ClockKind } from '@ducha/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A due date under watch. Open while it has not fired and was not stopped before it was due. */
@Entity('assignment_clock')
export class AssignmentClockEntity {
  @PrimaryColumn('uuid', { name: 'assignment_id' }) assignmentId!: string;
  @PrimaryColumn('text') kind!: ClockKind;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz', { name: 'stopped_at', nullable: true }) stoppedAt!: Date | null;
  @Column('timestamptz', { name: 'fired_at', nullable: true }) firedAt!: Date | null;
}

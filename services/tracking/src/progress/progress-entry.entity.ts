import type { Signature } from '@ducha/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One report: a progress entry, a support unit's input, or a completion report. Never changed. */
@Entity('progress_entry')
@Index('progress_entry_assignment', ['assignmentId', 'id'])
export class ProgressEntryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'assignment_id' }) assignmentId!: string;
  @Column('text') kind!: 'PROGRESS' | 'INPUT' | 'COMPLETION';
  @Column('text') text!: string;
  @Column('smallint', { nullable: true }) percent!: number | null;
  @Column('text', { nullable: true }) blockers!: string | null;
  @Column('jsonb', { name: 'signed_by', nullable: true }) signedBy!: Signature | null;
  @Column('text', { name: 'missing_input_reason', nullable: true }) missingInputReason!: string | null;
  @Column('text', { name: 'entered_by_person_id' }) enteredByPersonId!: string;
  @Column('text', { name: 'entered_by_name' }) enteredByName!: string;
  @Column('text', { name: 'entered_by_unit_id' }) enteredByUnitId!: string;
  @Column('boolean', { name: 'is_proxy_entry' }) isProxyEntry!: boolean;
  @Column('timestamptz', { name: 'entered_at' }) enteredAt!: Date;
}

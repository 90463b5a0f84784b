import type { AttachmentType } from '@ducha/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One file handed in as evidence. Nothing but its report is ever added to it. */
@Entity('attachment')
export class AttachmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'assignment_id' }) assignmentId!: string;
  /** The report it came with; null until that is given. */
  @Column('uuid', { name: 'entry_id', nullable: true }) entryId!: string | null;
  @Column('smallint', { nullable: true }) position!: number | null;
  @Column('text') name!: string;
  @Column('integer') size!: number;
  @Column('text', { name: 'content_type' }) contentType!: AttachmentType;
  @Column('text') sha256!: string;
  @Column('text', { name: 'storage_key' }) storageKey!: string;
  @Column('text', { name: 'uploaded_by_person_id' }) uploadedByPersonId!: string;
  @Column('text', { name: 'uploaded_by_unit_id' }) uploadedByUnitId!: string;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt!: Date;
}

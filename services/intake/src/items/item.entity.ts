import type { ContentCategory, Disclosure, InitiationBasis, ItemStatus, SourceKind, Urgency } from '@ducha/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A supervision item (督查事项). Which columns are filled follows from the status: see `domain/item.ts`. */
@Entity('item')
@Index('item_item_no', ['itemNo'], { unique: true })
@Index('item_created_at', ['createdAt', 'id'])
export class ItemRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') version!: number;
  @Column('text') status!: ItemStatus;
  @Column('text', { name: 'previous_status', nullable: true }) previousStatus!: ItemStatus | null;
  @Column('text', { name: 'item_no', nullable: true }) itemNo!: string | null;
  @Column('text') title!: string;
  @Column('text') content!: string;
  @Column('text', { name: 'source_kind' }) sourceKind!: SourceKind;
  @Column('text', { name: 'source_document_no', nullable: true }) sourceDocumentNo!: string | null;
  @Column('text', { name: 'source_issued_by', nullable: true }) sourceIssuedBy!: string | null;
  @Column('date', { name: 'source_received_on', nullable: true }) sourceReceivedOn!: string | null;
  @Column('text', { name: 'source_sentence', nullable: true }) sourceSentence!: string | null;
  @Column('text', { name: 'source_link', nullable: true }) sourceLink!: string | null;
  @Column('text', { name: 'content_category' }) contentCategory!: ContentCategory;
  @Column('text') urgency!: Urgency;
  @Column('text') disclosure!: Disclosure;
  @Column('text', { name: 'handling_proposal', nullable: true }) handlingProposal!: string | null;
  @Column('text', { name: 'initiation_basis_kind', nullable: true }) initiationBasisKind!: InitiationBasis | null;
  @Column('text', { name: 'initiation_basis_reference', nullable: true }) initiationBasisReference!: string | null;
  @Column('timestamptz', { name: 'report_due_at', nullable: true }) reportDueAt!: Date | null;
  @Column('timestamptz', { name: 'completion_due_at', nullable: true }) completionDueAt!: Date | null;
  @Column('text', { name: 'issuing_unit_id' }) issuingUnitId!: string;
  @Column('ltree', { name: 'issuing_unit_path' }) issuingUnitPath!: string;
  @Column('text', { name: 'recorded_by_id' }) recordedById!: string;
  @Column('text', { name: 'recorded_by_name' }) recordedByName!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('text', { name: 'approved_by_id', nullable: true }) approvedById!: string | null;
  @Column('text', { name: 'approved_by_name', nullable: true }) approvedByName!: string | null;
  @Column('text', { name: 'approval_opinion', nullable: true }) approvalOpinion!: string | null;
  @Column('timestamptz', { name: 'registered_at', nullable: true }) registeredAt!: Date | null;
  @Column('text', { name: 'notice_number', nullable: true }) noticeNumber!: string | null;
  @Column('text', { name: 'notice_requirement', nullable: true }) noticeRequirement!: string | null;
  @Column('timestamptz', { name: 'notice_issued_at', nullable: true }) noticeIssuedAt!: Date | null;
  @Column('timestamptz', { name: 'suspended_at', nullable: true }) suspendedAt!: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('integer', { name: 'reopen_count' }) reopenCount!: number;
}

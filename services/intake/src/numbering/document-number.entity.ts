import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentKind } from '../domain/numbering.js';

/** A number once given stays; when its document is withdrawn it is kept as 作废. */
@Entity('document_number')
@Index('document_number_item_id', ['itemId'])
export class DocumentNumberRow {
  @PrimaryColumn('text') kind!: DocumentKind;
  @PrimaryColumn('text', { name: 'unit_id' }) unitId!: string;
  @PrimaryColumn('integer') year!: number;
  @PrimaryColumn('text') code!: string;
  @PrimaryColumn('integer') sequence!: number;
  @Column('text') number!: string;
  @Column('uuid', { name: 'item_id' }) itemId!: string;
  @Column('text') status!: 'ISSUED' | 'VOIDED';
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt!: Date | null;
  @Column('text', { name: 'void_reason', nullable: true }) voidReason!: string | null;
}

import type { ContentCategory, Disclosure, SourceKind, Urgency } from '@ducha/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What every assignment shows of its item, as it was dispatched. Copied from intake's events. */
@Entity('item_header')
export class ItemHeaderEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'item_no' }) itemNo!: string;
  @Column('text', { name: 'title' }) itemTitle!: string;
  @Column('text', { name: 'source_kind' }) sourceKind!: SourceKind;
  @Column('text', { name: 'content_category' }) contentCategory!: ContentCategory;
  @Column('text') urgency!: Urgency;
  @Column('text') disclosure!: Disclosure;
  @Column('text', { name: 'issuing_unit_id' }) issuingUnitId!: string;
  @Column('text') requirement!: string;
  @Column('text', { name: 'notice_number' }) noticeNumber!: string;
}

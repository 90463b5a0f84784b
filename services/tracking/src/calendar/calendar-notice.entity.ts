import type { PublishedYear } from '@ducha/calendar';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One imported version of a year's holiday notice; never changed, dates were counted by it. */
@Entity('calendar_notice')
export class CalendarNoticeEntity {
  /** Grows with each import; a date names the revision it was counted by. */
  @PrimaryColumn('integer', { generated: 'identity' }) revision!: number;
  @Column('text') jurisdiction!: string;
  @Column('smallint') year!: number;
  @Column('integer') version!: number;
  @Column('text') document!: string;
  @Column('text', { name: 'document_number', nullable: true }) documentNumber!: string | null;
  @Column('jsonb') days!: PublishedYear['exceptions'];
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('timestamptz', { name: 'loaded_at' }) loadedAt!: Date;
}

import type { RegionLevel, UnitKind } from '@ducha/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A unit of the organization. Intake owns the content; the other services keep a copy made from events. */
@Entity('unit')
@Index('unit_parent_id', ['parentId'])
export class UnitRow {
  @PrimaryColumn('text') id!: string;
  @Column('integer') version!: number;
  @Column('text') name!: string;
  @Column('text', { name: 'short_name' }) shortName!: string;
  @Column('text', { name: 'mongolian_name', nullable: true }) mongolianName!: string | null;
  @Column('text', { name: 'pinyin_initials' }) pinyinInitials!: string;
  @Column('text') level!: RegionLevel;
  @Column('text') kind!: UnitKind;
  @Column('text', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('ltree') path!: string;
  @Column('text', { name: 'peer_group' }) peerGroup!: string;
  @Column('text', { name: 'document_code', nullable: true }) documentCode!: string | null;
  @Column('boolean', { name: 'is_supervision_body' }) isSupervisionBody!: boolean;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
  @Column('text', { name: 'predecessor_id', nullable: true }) predecessorId!: string | null;
}

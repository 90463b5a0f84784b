import type { SavedViewFilter, SavedViewLedger } from '@ducha/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A choice of filters, columns and order that somebody keeps under a name. */
@Entity('saved_view')
export class SavedViewRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') version!: number;
  @Column('text', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('text', { name: 'acting_unit_id' }) actingUnitId!: string;
  @Column('text') name!: string;
  @Column('text') ledger!: SavedViewLedger;
  @Column('jsonb') filter!: SavedViewFilter;
  @Column('jsonb') columns!: string[];
  @Column('text', { nullable: true }) sort!: string | null;
  @Column('boolean', { name: 'is_shared' }) isShared!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

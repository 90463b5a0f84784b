import type { PostRole } from '@ducha/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A post: who works where in which role. `validFrom` is the first day, `validTo` the first day it no longer holds. */
@Entity('post')
@Index('post_person_id', ['personId'])
@Index('post_unit_id', ['unitId'])
export class PostRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') version!: number;
  @Column('text', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('text') title!: string;
  @Column('text') role!: PostRole;
  @Column('text', { name: 'unit_id' }) unitId!: string;
  @Column('text', { name: 'acting_unit_id' }) actingUnitId!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyRow } from './policy-file.js';

/** One loaded version of a rule on time limits; never changed, answers point at it. */
@Entity('deadline_policy')
export class DeadlinePolicyEntity {
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text') subject!: string;
  @Column('text') jurisdiction!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
  @Column('jsonb') content!: PolicyRow;
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('timestamptz', { name: 'loaded_at' }) loadedAt!: Date;
}

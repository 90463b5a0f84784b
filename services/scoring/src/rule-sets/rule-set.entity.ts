import type { RuleSet } from '@ducha/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One loaded version of a rule set; never changed, deductions point at it. */
@Entity('rule_set')
export class RuleSetEntity {
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('ltree', { name: 'jurisdiction_path' }) jurisdictionPath!: string;
  @Column('date', { name: 'effective_from' }) effectiveFrom!: string;
  @Column('date', { name: 'effective_to', nullable: true }) effectiveTo!: string | null;
  @Column('jsonb') content!: RuleSet;
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('timestamptz', { name: 'loaded_at' }) loadedAt!: Date;
}

import { Injectable } from '@nestjs/common';
import type { RuleSet } from '@ducha/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { ruleSetInForce } from '../domain/rule-matching.js';
import { RuleSetEntity } from './rule-set.entity.js';
import type { RuleSetFile } from './rule-set-files.js';

/** How many versions were new and how many were there already. */
export interface LoadResult {
  loaded: number;
  unchanged: number;
}

@Injectable()
export class RuleSetsService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Adds the versions that are not there yet, all or none.
   * @throws Error when a version that was loaded before now has other content: deductions rest on it
   */
  load(files: readonly RuleSetFile[], now: Date): Promise<LoadResult> {
    return this.dataSource.transaction(async (manager) => {
      let loaded = 0;
      for (const file of files) if (await this.loadOne(manager, file, now)) loaded += 1;
      return { loaded, unchanged: files.length - loaded };
    });
  }

  /** Every loaded version, by id, newest version first. */
  async list(): Promise<RuleSet[]> {
    const rows = await this.dataSource.getRepository(RuleSetEntity).find({ order: { id: 'ASC', version: 'DESC' } });
    return rows.map((row) => row.content);
  }

  /** The rule set that binds a unit on a day (Asia/Shanghai), null where none does. */
  async inForce(manager: EntityManager, unitPath: string, day: string): Promise<RuleSet | null> {
    const candidates: { content: RuleSet }[] = await manager.query(
      'SELECT content FROM rule_set WHERE jurisdiction_path @> $1::ltree AND effective_from <= $2::date',
      [unitPath, day],
    );
    return ruleSetInForce(
      candidates.map((row) => row.content),
      unitPath,
      day,
    );
  }

  private async loadOne(manager: EntityManager, file: RuleSetFile, now: Date): Promise<boolean> {
    const { ruleSet, contentHash, fileName } = file;
    const inserted: unknown[] = await manager.query(
      `INSERT INTO rule_set (id, version, jurisdiction_path, effective_from, effective_to, content, content_hash, loaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id, version) DO NOTHING RETURNING id`,
      [
        ruleSet.id,
        ruleSet.version,
        ruleSet.jurisdictionPath,
        ruleSet.effectiveFrom,
        ruleSet.effectiveTo,
        JSON.stringify(ruleSet),
        contentHash,
        now,
      ],
    );
    if (inserted.length > 0) return true;
    const present = await manager.findOneByOrFail(RuleSetEntity, { id: ruleSet.id, version: ruleSet.version });
    if (present.contentHash !== contentHash) {
      throw new Error(
        `${fileName}: version ${ruleSet.version} of ${ruleSet.id} is already loaded with other content; raise its version`,
      );
    }
    return false;
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { DeadlinePolicyEntity } from './deadline-policy.entity.js';
import { contentHashOf } from './policy-file.js';
import type { PolicyRow } from './policy-file.js';

/** How many versions were new and how many were there already. */
export interface LoadResult {
  loaded: number;
  unchanged: number;
}

/** The loaded policies, all versions. */
@Injectable()
export class PoliciesStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Adds the versions that are not there yet, all or none.
   * @throws Error when a version that was loaded before now has other content: answers rest on it
   */
  load(rows: readonly PolicyRow[], now: Date): Promise<LoadResult> {
    return this.dataSource.transaction(async (manager) => {
      let loaded = 0;
      for (const row of rows) if (await this.loadOne(manager, row, now)) loaded += 1;
      return { loaded, unchanged: rows.length - loaded };
    });
  }

  /** Every version of every rule on the subject that a unit or one above it has made. */
  async of(subject: string, unitPath: string): Promise<PolicyRow[]> {
    const where = { subject, jurisdiction: In(unitPath.split('.')) };
    const rows = await this.dataSource.manager.find(DeadlinePolicyEntity, { where });
    return rows.map(({ content }) => content);
  }

  /** Every version of every rule. */
  async all(): Promise<PolicyRow[]> {
    return (await this.dataSource.manager.find(DeadlinePolicyEntity)).map(({ content }) => content);
  }

  private async loadOne(manager: EntityManager, row: PolicyRow, loadedAt: Date): Promise<boolean> {
    const { id, version, subject, jurisdiction, validFrom, validTo } = row;
    const contentHash = contentHashOf(row);
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(DeadlinePolicyEntity)
      .values({ id, version, subject, jurisdiction, validFrom, validTo, content: row as object, contentHash, loadedAt })
      .orIgnore()
      .returning('id')
      .execute();
    if ((raw as unknown[]).length > 0) return true;
    const present = await manager.findOneByOrFail(DeadlinePolicyEntity, { id, version });
    if (present.contentHash === contentHash) return false;
    throw new Error(`version ${version} of policy ${id} is already loaded with other content; raise its version`);
  }
}

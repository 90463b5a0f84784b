import { createHash } from 'node:crypto';
import { DomainError, PostsRegisteredV1, UnitsRegisteredV1 } from '@ducha/contracts';
import { CommandTransaction, type Tx } from '@ducha/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import type { PlannedPost, PlannedUnit } from '../domain/organization-plan.js';
import { OrganizationImportRow } from './organization-import.entity.js';
import { endPosts, endUnits, mergePosts, mergeUnits } from './organization-rows.js';

/** Events stay far below the message size of NATS (1 MiB); consumers write one chunk in one transaction. */
const chunkSize = 500;
/** A file that ends more than this share of the units in force is taken for a truncated one. */
const endingShare = 0.05;
/** Two loads at once wait for each other. */
const advisoryLock = 7_150_000;

export interface OrganizationPlan {
  units: PlannedUnit[];
  posts: PlannedPost[];
}

export interface LoadResult {
  isUnchanged: boolean;
  unitsWritten: number;
  unitsEnded: number;
  postsWritten: number;
  postsEnded: number;
  events: number;
}

const unchanged: LoadResult = {
  isUnchanged: true,
  unitsWritten: 0,
  unitsEnded: 0,
  postsWritten: 0,
  postsEnded: 0,
  events: 0,
};

/** Brings units and posts into line with the files, once per content. */
@Injectable()
export class OrganizationLoader {
  constructor(private readonly transaction: CommandTransaction) {}

  /**
   * Writes what is new or differs, ends what has left the files, and emits both; everything in one transaction.
   * @param isEndingManyAllowed lets a file end more than a twentieth of the units
   * @throws DomainError where too many units would end
   */
  load(plan: OrganizationPlan, day: string, isEndingManyAllowed = false): Promise<LoadResult> {
    const contentHash = createHash('sha256').update(JSON.stringify(plan)).digest('hex');
    return this.transaction.run(async (tx) => {
      await tx.manager.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
      const [last] = await tx.manager.find(OrganizationImportRow, {
        order: { importedAt: 'DESC', id: 'DESC' },
        take: 1,
      });
      if (last?.contentHash === contentHash) return unchanged;
      const units = await this.bringUnits(tx, plan.units, day, isEndingManyAllowed);
      const posts = await this.bringPosts(tx, plan.posts, last?.postIds ?? [], day);
      await tx.manager.insert(OrganizationImportRow, {
        id: uuidV7(),
        contentHash,
        unitsChanged: units.written + units.ended,
        postsChanged: posts.written + posts.ended,
        postIds: plan.posts.map(({ id }) => id),
        importedAt: tx.now,
      });
      return {
        isUnchanged: false,
        unitsWritten: units.written,
        unitsEnded: units.ended,
        postsWritten: posts.written,
        postsEnded: posts.ended,
        events: units.events + posts.events,
      };
    });
  }

  private async bringUnits(tx: Tx, planned: PlannedUnit[], day: string, isEndingManyAllowed: boolean) {
    const inForce: { id: string }[] = await tx.manager.query('SELECT id FROM unit WHERE valid_to IS NULL');
    const order = new Map(planned.map(({ id }, index) => [id, index]));
    const gone = inForce.map(({ id }) => id).filter((id) => !order.has(id));
    if (gone.length > inForce.length * endingShare && !isEndingManyAllowed) {
      const params = { gone: gone.length, all: inForce.length };
      throw new DomainError('RULE_VIOLATED', 'intake.organization.too-many-end', params);
    }
    const written = await mergeUnits(tx.manager, planned);
    const ended = await endUnits(tx.manager, gone, day);
    // Parents before their children, as in the plan; ended units last.
    const at = (id: string) => order.get(id) ?? planned.length;
    const changed = [...written, ...ended].sort((a, b) => at(a.id) - at(b.id));
    const chunks = chunksOf(changed);
    const aggregate = uuidV7();
    chunks.forEach((units, index) => tx.emit(UnitsRegisteredV1, { id: aggregate, version: index + 1 }, { units }));
    return { written: written.length, ended: ended.length, events: chunks.length };
  }

  private async bringPosts(tx: Tx, planned: PlannedPost[], loadedBefore: string[], day: string) {
    const kept = new Set(planned.map(({ id }) => id));
    // What people have decided about a post since it was loaded stands over the files.
    const decided: { id: string }[] = await tx.manager.query('SELECT DISTINCT post_id AS id FROM post_change');
    const changed = new Set(decided.map(({ id }) => id));
    const ofTheFiles = planned.filter(({ id }) => !changed.has(id));
    const written = await mergePosts(tx.manager, ofTheFiles);
    const gone = loadedBefore.filter((id) => !kept.has(id) && !changed.has(id));
    const ended = await endPosts(tx.manager, gone, day);
    const chunks = chunksOf([...written, ...ended]);
    const aggregate = uuidV7();
    chunks.forEach((posts, index) => tx.emit(PostsRegisteredV1, { id: aggregate, version: index + 1 }, { posts }));
    return { written: written.length, ended: ended.length, events: chunks.length };
  }
}

function chunksOf<T>(rows: T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < rows.length; start += chunkSize) chunks.push(rows.slice(start, start + chunkSize));
  return chunks;
}

import { Injectable } from '@nestjs/common';
import { Clock } from '@ducha/messaging';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostRow } from './post-row.entity.js';
import type { PostWithUnits } from './post-with-units.js';
import { RecentPosts } from './recent-posts.js';
import { UnitRow } from './unit-row.entity.js';

/** The province is eight hours ahead of UTC all year. */
const aheadMs = 8 * 3_600_000;

/** Posts start and end by the calendar of the province: its day, `yyyy-mm-dd`. */
const dayOf = (instant: Date): string => new Date(instant.getTime() + aheadMs).toISOString().slice(0, 10);

/** Asked by nearly every request: as text, because building it again took longer than answering it. */
const unitsSql = `/* prepare */
  SELECT id, version, name, short_name AS "shortName", mongolian_name AS "mongolianName", pinyin_initials AS "pinyinInitials", level, kind,
         parent_id AS "parentId", path, peer_group AS "peerGroup", document_code AS "documentCode",
         is_supervision_body AS "isSupervisionBody", valid_from::text AS "validFrom", valid_to::text AS "validTo",
         predecessor_id AS "predecessorId"
    FROM unit WHERE id = ANY ($1)`;
const postsSql = `/* prepare */
  SELECT id, version, person_id AS "personId", person_name AS "personName", title, role, unit_id AS "unitId",
         acting_unit_id AS "actingUnitId", valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM post WHERE person_id = $1 ORDER BY valid_from, id`;

/**
 * Units by id; unknown ids are missing from the map. For commands, which read inside their transaction: a second connection per command would
 * let a full pool wait for itself.
 */
export async function unitsByIds(manager: EntityManager, ids: Iterable<string>): Promise<Map<string, UnitRow>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await manager.query<UnitRow[]>(unitsSql, [wanted]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The organization as this service knows it. */
@Injectable()
export class Directory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly recent: RecentPosts,
  ) {}

  async unit(id: string): Promise<UnitRow | null> {
    return (await this.units([id])).get(id) ?? null;
  }

  /** Units by id; unknown ids are missing from the map. */
  units(ids: Iterable<string>): Promise<Map<string, UnitRow>> {
    return unitsByIds(this.dataSource.manager, ids);
  }

  /** Units directly below, in the order of their codes. */
  children(id: string): Promise<UnitRow[]> {
    return this.dataSource.manager.find(UnitRow, { where: { parentId: id }, order: { id: 'ASC' } });
  }

  /** Posts the person holds today, the longest-held first. At most two seconds old. */
  async postsOf(personId: string): Promise<PostWithUnits[]> {
    const today = dayOf(this.clock.now());
    const posts = await this.recent.of(personId, () => this.load(personId));
    return posts.filter((post) => post.validFrom <= today && (post.validTo === null || today < post.validTo));
  }

  private async load(personId: string): Promise<PostWithUnits[]> {
    const posts = await this.dataSource.query<PostRow[]>(postsSql, [personId]);
    const units = await this.units(posts.flatMap((post) => [post.unitId, post.actingUnitId]));
    return posts.flatMap((post) => {
      const unit = units.get(post.unitId);
      const actingUnit = units.get(post.actingUnitId);
      // The unit's event can be a moment behind the post's.
      return unit && actingUnit ? [{ ...post, unit, actingUnit }] : [];
    });
  }
}

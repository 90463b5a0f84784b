import { Injectable } from '@nestjs/common';
import { Clock } from '@ducha/messaging';
import { DataSource, In } from 'typeorm';
import { PostRow } from './post-row.entity.js';
import type { PostWithUnits } from './post-with-units.js';
import { RecentPosts } from './recent-posts.js';
import { UnitRow } from './unit-row.entity.js';

/** Posts start and end by the calendar of the province. */
const dayIn = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Asked by nearly every request: as text, because building it again took longer than answering it. */
const unitSql = `/* prepare */
  SELECT id, version, name, short_name AS "shortName", mongolian_name AS "mongolianName", pinyin_initials AS "pinyinInitials", level, kind,
         parent_id AS "parentId", path, peer_group AS "peerGroup", document_code AS "documentCode",
         is_supervision_body AS "isSupervisionBody", valid_from::text AS "validFrom", valid_to::text AS "validTo",
         predecessor_id AS "predecessorId"
    FROM unit WHERE id = $1`;

/** The organization as this service knows it. */
@Injectable()
export class Directory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly recent: RecentPosts,
  ) {}

  async unit(id: string): Promise<UnitRow | null> {
    const [unit] = await this.dataSource.query<UnitRow[]>(unitSql, [id]);
    return unit ?? null;
  }

  /** Units by id; unknown ids are missing from the map. */
  async units(ids: Iterable<string>): Promise<Map<string, UnitRow>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const rows = await this.dataSource.manager.findBy(UnitRow, { id: In(wanted) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Units directly below, in the order of their codes. */
  children(id: string): Promise<UnitRow[]> {
    return this.dataSource.manager.find(UnitRow, { where: { parentId: id }, order: { id: 'ASC' } });
  }

  /** Posts the person holds today, the longest-held first. At most two seconds old. */
  async postsOf(personId: string): Promise<PostWithUnits[]> {
    const today = dayIn.format(this.clock.now());
    const posts = await this.recent.of(personId, () => this.load(personId));
    return posts.filter((post) => post.validFrom <= today && (post.validTo === null || today < post.validTo));
  }

  private async load(personId: string): Promise<PostWithUnits[]> {
    const posts = await this.dataSource.manager.find(PostRow, {
      where: { personId },
      order: { validFrom: 'ASC', id: 'ASC' },
    });
    const units = await this.units(posts.flatMap((post) => [post.unitId, post.actingUnitId]));
    return posts.flatMap((post) => {
      const unit = units.get(post.unitId);
      const actingUnit = units.get(post.actingUnitId);
      // The unit's event can be a moment behind the post's.
      return unit && actingUnit ? [{ ...post, unit, actingUnit }] : [];
    });
  }
}

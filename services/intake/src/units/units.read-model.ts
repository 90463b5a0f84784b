import type { UnitDetail, UnitName, UnitPage, UnitPosts, UnitsQuery } from '@ducha/contracts';
import { DomainError } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { decodeCursor, pageFrom, pathsAbove, PostRow, UnitRow } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { dayInShanghai } from '../domain/numbering.js';
import { unitMatches, unitMatchRank, unitSearchParameters } from './unit-search.js';

/** Rank of the match, then the code: parents before their children, a government before its departments. */
const SortKey = z.tuple([z.int().min(0).max(4), z.string()]);

/** Byte order whatever the database's collation, so that a government is followed by its departments. */
const codeOrder = 'unit.id COLLATE "C"';

/** Half-open: the day of `valid_to` is the first on which the row no longer holds. */
const inForce = (alias: string) =>
  `${alias}.valid_from <= :today AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > :today)`;

/** The organization as screens and pickers read it. */
@Injectable()
export class UnitsReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async page({ query, parentId, level, kind, cursor, limit }: UnitsQuery): Promise<UnitPage> {
    const after = decodeCursor(cursor, SortKey);
    const rank = query ? unitMatchRank : '0';
    const units = this.dataSource.manager
      .createQueryBuilder(UnitRow, 'unit')
      .addSelect(rank, 'match_rank')
      .where(inForce('unit'), { today: this.today() })
      .orderBy('match_rank')
      .addOrderBy(codeOrder)
      .limit(limit + 1);
    if (query) units.andWhere(unitMatches).setParameters(unitSearchParameters(query));
    if (parentId) units.andWhere('unit.parentId = :parentId', { parentId });
    if (level) units.andWhere('unit.level = :level', { level });
    if (kind) units.andWhere('unit.kind = :kind', { kind });
    if (after)
      units.andWhere(`(${rank}, ${codeOrder}) > (:afterRank::int, :afterId)`, {
        afterRank: after[0],
        afterId: after[1],
      });
    const { entities, raw } = await units.getRawAndEntities<{ match_rank: number }>();
    const found = entities.map((unit, index) => ({ unit, rank: raw[index]?.match_rank ?? 0 }));
    const { rows, nextCursor } = pageFrom(found, limit, (row) => [row.rank, row.unit.id]);
    return { rows: rows.map(({ unit }) => unit), nextCursor };
  }

  /** @throws DomainError NOT_FOUND */
  async detail(id: string): Promise<UnitDetail> {
    const unit = await this.found(id);
    const ids = pathsAbove(unit.path).map((path) => path.slice(path.lastIndexOf('.') + 1));
    const above = await this.dataSource.manager
      .createQueryBuilder(UnitRow, 'unit')
      .where('unit.id = ANY(:ids)', { ids })
      .orderBy('nlevel(unit.path)')
      .getMany();
    return { ...unit, breadcrumb: above.map(unitName) };
  }

  /** @throws DomainError NOT_FOUND where the parent is unknown */
  async children(parentId: string, query: Omit<UnitsQuery, 'parentId'>): Promise<UnitPage> {
    await this.found(parentId);
    return this.page({ ...query, parentId });
  }

  /** @throws DomainError NOT_FOUND where the unit is unknown */
  async posts(unitId: string): Promise<UnitPosts> {
    await this.found(unitId);
    const rows = await this.dataSource.manager
      .createQueryBuilder(PostRow, 'post')
      .where('post.unitId = :unitId', { unitId })
      .andWhere(inForce('post'), { today: this.today() })
      .orderBy('post.id')
      .getMany();
    return { rows };
  }

  private async found(id: string): Promise<UnitRow> {
    const unit = await this.dataSource.manager.findOneBy(UnitRow, { id });
    if (!unit) throw new DomainError('NOT_FOUND', 'intake.organization.unit-not-found', { code: id });
    return unit;
  }

  private today(): string {
    return dayInShanghai(this.clock.now());
  }
}

export const unitName = ({ id, name, shortName, level, kind }: UnitName): UnitName => ({
  id,
  name,
  shortName,
  level,
  kind,
});

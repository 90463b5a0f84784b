import {
  type AppointableRoles,
  DomainError,
  type PostChange,
  type PostDetail,
  type PostPage,
  type PostsExportQuery,
  type PostsQuery,
  type PostView,
} from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { type Caller, decodeCursor, Directory, isWithin, pageFrom, type UnitRow } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { appointableRoles, requiresMayEnd } from '../domain/appointment.js';
import { dayInShanghai } from '../domain/numbering.js';
import { unitName } from '../units/units.read-model.js';
import { PostChangeRow } from './post-change.entity.js';
import { keyOf, postColumns, postsStatement, postTables } from './posts-sql.js';

const SortKey = z.tuple([z.string().max(200), z.uuid()]);

/** People and their posts as screens read them, inside the caller's jurisdiction. */
@Injectable()
export class PostsReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError NOT_FOUND or FORBIDDEN for a unit that is unknown or outside the jurisdiction */
  async page(caller: Caller, { cursor, limit, unitId, ...query }: PostsQuery): Promise<PostPage> {
    const after = decodeCursor(cursor, SortKey);
    const unit = await this.readableUnit(caller, unitId);
    const sql = postsStatement(query, unit.path, this.today(), { after, limit: limit + 1 });
    const [found, [counts]] = await Promise.all([
      this.dataSource.query<PostView[]>(sql.rows, sql.values),
      this.dataSource.query<{ total: number; people: number }[]>(sql.counts, sql.filterValues),
    ]);
    const page = pageFrom(found, limit, (row) => [keyOf(query.sort, row), row.id]);
    return { ...page, total: counts?.total ?? 0, people: counts?.people ?? 0 };
  }

  /** All rows of a filter. @throws DomainError as {@link page}, and RULE_VIOLATED for more than `most` */
  async all(caller: Caller, { unitId, ...query }: PostsExportQuery, most: number): Promise<PostView[]> {
    const unit = await this.readableUnit(caller, unitId);
    const sql = postsStatement(query, unit.path, this.today(), null);
    const [counts] = await this.dataSource.query<{ total: number }[]>(sql.counts, sql.filterValues);
    if (counts && counts.total > most) {
      throw new DomainError('RULE_VIOLATED', 'intake.post.too-many', { total: counts.total, most });
    }
    return this.dataSource.query<PostView[]>(sql.rows, sql.values);
  }

  /** @throws DomainError NOT_FOUND, or FORBIDDEN outside the jurisdiction */
  async detail(caller: Caller, id: string): Promise<PostDetail> {
    const today = this.today();
    const [post] = await this.dataSource.query<PostView[]>(`SELECT ${postColumns} ${postTables} WHERE p.id = $2`, [
      today,
      id,
    ]);
    if (!post) throw new DomainError('NOT_FOUND', 'intake.post.not-found');
    const unit = await this.readableUnit(caller, post.unitId);
    return { ...post, changes: await this.changes(id), mayEnd: mayEnd(caller, unit, post, today) };
  }

  async appointable(caller: Caller, unitId: string): Promise<AppointableRoles> {
    const unit = await this.directory.unit(unitId);
    if (!unit) throw new DomainError('NOT_FOUND', 'intake.organization.unit-not-found', { code: unitId });
    return { roles: appointableRoles(caller, unit, this.today()) };
  }

  private async changes(postId: string): Promise<PostChange[]> {
    const rows = await this.dataSource.manager.find(PostChangeRow, {
      where: { postId },
      order: { at: 'DESC', id: 'DESC' },
    });
    const units = await this.directory.units(rows.flatMap(({ unitId }) => unitId ?? []));
    return rows.map(({ kind, day, reason, personName, unitId, at }) => {
      const unit = units.get(unitId ?? '');
      return {
        kind,
        day,
        reason,
        by: personName !== null && unit ? { personName, unit: unitName(unit) } : null,
        at: at.toISOString(),
      };
    });
  }

  private async readableUnit(caller: Caller, unitId = caller.actingUnitId): Promise<UnitRow> {
    const unit = await this.directory.unit(unitId);
    if (!unit) throw new DomainError('NOT_FOUND', 'intake.organization.unit-not-found', { code: unitId }, 'unitId');
    if (!isWithin(unit.path, caller.actingUnitPath)) {
      throw new DomainError('FORBIDDEN', 'intake.post.outside-jurisdiction', { unit: unit.name }, 'unitId');
    }
    return unit;
  }

  private today(): string {
    return dayInShanghai(this.clock.now());
  }
}

function mayEnd(caller: Caller, unit: UnitRow, post: PostView, today: string): boolean {
  try {
    requiresMayEnd(caller, unit, post, today, today);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

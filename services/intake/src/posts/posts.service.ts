import { DomainError, type AppointBody, type EndPostBody, PostsRegisteredV1, postRoleNames } from '@ducha/contracts';
import { CommandTransaction, type Tx } from '@ducha/messaging';
import { assertVersion, PostRow, RecentPosts, UnitRow, type Caller } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { requiresMayAppoint, requiresMayEnd, requiresPlace } from '../domain/appointment.js';
import { dayInShanghai } from '../domain/numbering.js';
import { actingUnitId } from '../domain/unit-standing.js';
import { PostChangeRow } from './post-change.entity.js';

/** Gives and ends posts. Every service learns it from the event, so that an ended post ends everywhere within moments. */
@Injectable()
export class PostsService {
  constructor(
    private readonly transactions: CommandTransaction,
    private readonly recent: RecentPosts,
  ) {}

  /** @returns id of the new post */
  appoint(caller: Caller, body: AppointBody): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const today = dayInShanghai(tx.now);
      const validFrom = body.validFrom ?? today;
      const unit = await unitOf(tx, body.unitId);
      requiresMayAppoint(caller, unit, { ...body, validFrom }, today);
      return this.give(tx, unit, { ...body, validFrom }, caller);
    });
  }

  /**
   * Gives the first administrator's post, which nobody is there to give.
   * @throws DomainError as for any other appointment
   */
  appointAdministrator(body: Omit<AppointBody, 'role' | 'validFrom'>): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const unit = await unitOf(tx, body.unitId);
      requiresPlace('SYSTEM_ADMIN', unit);
      return this.give(tx, unit, { ...body, role: 'SYSTEM_ADMIN', validFrom: dayInShanghai(tx.now) }, null);
    });
  }

  end(caller: Caller, id: string, body: EndPostBody, expectedVersion: number | undefined): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const today = dayInShanghai(tx.now);
      const post = await tx.manager.findOne(PostRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!post) throw new DomainError('NOT_FOUND', 'intake.post.not-found');
      const validTo = body.validTo ?? today;
      requiresMayEnd(caller, await unitOf(tx, post.unitId), post, validTo, today);
      assertVersion(post.version, expectedVersion);
      const ended = { ...post, version: post.version + 1, validTo };
      await tx.manager.update(PostRow, { id }, { version: ended.version, validTo });
      await this.tell(tx, ended, { kind: 'ENDED', day: validTo, reason: body.reason }, caller);
      return { id };
    });
  }

  private async give(
    tx: Tx,
    unit: UnitRow,
    { role, personId, personName, title, validFrom, reason }: AppointBody & { validFrom: string },
    caller: Caller | null,
  ): Promise<{ id: string }> {
    await requiresFreePost(tx, unit, { role, personId, personName });
    const post: PostRow = {
      id: uuidV7(),
      version: 1,
      personId,
      personName,
      title,
      role,
      unitId: unit.id,
      actingUnitId: actingUnitId(unit),
      validFrom,
      validTo: null,
    };
    await tx.manager.insert(PostRow, post);
    await this.tell(tx, post, { kind: 'APPOINTED', day: validFrom, reason }, caller);
    return { id: post.id };
  }

  private async tell(
    tx: Tx,
    post: PostRow,
    change: Pick<PostChangeRow, 'kind' | 'day' | 'reason'>,
    caller: Caller | null,
  ): Promise<void> {
    await tx.manager.insert(PostChangeRow, {
      ...change,
      id: uuidV7(),
      postId: post.id,
      personId: caller?.personId ?? null,
      personName: caller?.personName ?? null,
      unitId: caller?.actingUnitId ?? null,
      at: tx.now,
    });
    // An aggregate of its own, as each import is one: copies go by the version of the post inside.
    tx.emit(PostsRegisteredV1, { id: uuidV7(), version: 1 }, { posts: [{ ...post }] });
    tx.afterCommit(() => this.recent.forget());
  }
}

async function unitOf(tx: Tx, id: string): Promise<UnitRow> {
  const unit = await tx.manager.findOneBy(UnitRow, { id });
  if (!unit) throw new DomainError('NOT_FOUND', 'intake.organization.unit-not-found', { code: id }, 'unitId');
  return unit;
}

/** One account is one person, and holds a role in a unit once. Appointments of one person wait for each other. */
async function requiresFreePost(
  tx: Tx,
  unit: UnitRow,
  { role, personId, personName }: Pick<AppointBody, 'role' | 'personId' | 'personName'>,
): Promise<void> {
  await tx.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`post:${personId}`]);
  const held = await tx.manager
    .createQueryBuilder(PostRow, 'post')
    .where('post.personId = :personId', { personId })
    .andWhere('(post.validTo IS NULL OR post.validTo > :today)', { today: dayInShanghai(tx.now) })
    .getMany();
  const known = held.find((post) => post.personName !== personName);
  if (known) {
    const params = { account: personId, known: known.personName };
    throw new DomainError('RULE_VIOLATED', 'intake.post.name-differs', params, 'personName');
  }
  if (held.some((post) => post.unitId === unit.id && post.role === role)) {
    const params = { person: personName, unit: unit.name, role: postRoleNames[role] ?? role };
    throw new DomainError('STATE_CONFLICT', 'intake.post.already-held', params, 'personId');
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError } from '@ducha/contracts';
import type { ChangeViewBody, SavedView, SavedViewList, SavedViewsQuery, SaveViewBody } from '@ducha/contracts';
import { CommandTransaction, type Tx } from '@ducha/messaging';
import { assertUnchanged, type Caller } from '@ducha/platform';
import { DataSource, Not } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { SavedViewRow } from './saved-view.entity.js';

const viewsAtMost = 100;

/** The view a command is given to, and the version its caller had read. */
export interface ViewTarget {
  caller: Caller;
  id: string;
  expectedVersion: number | undefined;
}

@Injectable()
export class SavedViewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: CommandTransaction,
  ) {}

  async list(caller: Caller, { ledger }: SavedViewsQuery): Promise<SavedViewList> {
    const views = this.dataSource.manager
      .createQueryBuilder(SavedViewRow, 'view')
      .where('(view.personId = :personId OR (view.actingUnitId = :actingUnitId AND view.isShared))', caller)
      .orderBy('view.personId = :personId', 'DESC')
      .addOrderBy('view.name')
      .addOrderBy('view.id');
    if (ledger) views.andWhere('view.ledger = :ledger', { ledger });
    return { rows: (await views.getMany()).map((row) => viewOf(row, caller)) };
  }

  /** @throws DomainError RULE_VIOLATED for a name the caller uses already, or for one view too many */
  save(caller: Caller, body: SaveViewBody): Promise<SavedView> {
    return this.transactions.run(async (tx) => {
      await lockViewsOf(tx, caller);
      const count = await tx.manager.countBy(SavedViewRow, { personId: caller.personId });
      if (count >= viewsAtMost) {
        throw new DomainError('RULE_VIOLATED', 'reporting.saved-view.too-many', { most: viewsAtMost });
      }
      const row: SavedViewRow = {
        ...body,
        id: uuidV7(),
        version: 1,
        personId: caller.personId,
        personName: caller.personName,
        actingUnitId: caller.actingUnitId,
        sort: body.sort ?? null,
        createdAt: tx.now,
        updatedAt: tx.now,
      };
      await requireFreeName(tx, row);
      await tx.manager.insert(SavedViewRow, row);
      return viewOf(row, caller);
    });
  }

  /** @throws DomainError NOT_FOUND, FORBIDDEN for a colleague's view, VERSION_CONFLICT, RULE_VIOLATED for a name in use */
  change(target: ViewTarget, changes: ChangeViewBody): Promise<SavedView> {
    return this.transactions.run(async (tx) => {
      const before = await ownView(tx, target);
      const row: SavedViewRow = { ...before, ...changes, version: before.version + 1, updatedAt: tx.now };
      await requireFreeName(tx, row);
      await tx.manager.save(SavedViewRow, row, { reload: false });
      return viewOf(row, target.caller);
    });
  }

  /** @throws DomainError NOT_FOUND, FORBIDDEN for a colleague's view, VERSION_CONFLICT */
  remove(target: ViewTarget): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { id } = await ownView(tx, target);
      await tx.manager.delete(SavedViewRow, { id });
    });
  }
}

/** Commands on the views of one person wait for each other: names and their number are checked before they are written. */
const lockViewsOf = (tx: Tx, { personId }: Pick<Caller, 'personId'>): Promise<unknown> =>
  tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('saved-views ' || $1, 0))`, [personId]);

async function ownView(tx: Tx, { caller, id, expectedVersion }: ViewTarget): Promise<SavedViewRow> {
  await lockViewsOf(tx, caller);
  const row = await tx.manager.findOneBy(SavedViewRow, { id });
  const isVisible = row?.personId === caller.personId || (row?.isShared && row.actingUnitId === caller.actingUnitId);
  if (!row || !isVisible) throw new DomainError('NOT_FOUND', 'reporting.saved-view.not-found');
  if (row.personId !== caller.personId) {
    throw new DomainError('FORBIDDEN', 'reporting.saved-view.not-own', { owner: row.personName });
  }
  const { personId, personName } = row;
  await assertUnchanged(row.version, expectedVersion, () => ({ by: { personId, personName }, at: row.updatedAt }));
  return row;
}

async function requireFreeName(tx: Tx, { id, personId, ledger, name }: SavedViewRow): Promise<void> {
  const isTaken = await tx.manager.existsBy(SavedViewRow, { personId, ledger, name, id: Not(id) });
  if (isTaken) throw new DomainError('RULE_VIOLATED', 'reporting.saved-view.name-taken', { name }, 'name');
}

const viewOf = (row: SavedViewRow, caller: Caller): SavedView => ({
  id: row.id,
  version: row.version,
  name: row.name,
  ledger: row.ledger,
  filter: row.filter,
  columns: row.columns,
  sort: row.sort,
  isShared: row.isShared,
  owner: { personId: row.personId, personName: row.personName },
  isOwn: row.personId === caller.personId,
  updatedAt: row.updatedAt.toISOString(),
});

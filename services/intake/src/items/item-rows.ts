import { DomainError } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { UnitRow } from '@ducha/platform';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Item } from '../domain/item.js';
import type { Decision } from '../domain/item-event.js';
import { toItem, toRow } from './item-mapping.js';
import { ItemRow } from './item.entity.js';

/** An item with the unit that issues it. */
export interface FoundItem {
  item: Item;
  issuingUnit: UnitRow;
}
type JoinedRow = ItemRow & { issuingUnit: UnitRow };

/** Items joined with their issuing unit, under the aliases `item` and `unit`. */
export const itemsWithUnit = (manager: EntityManager): SelectQueryBuilder<ItemRow> =>
  manager
    .createQueryBuilder(ItemRow, 'item')
    .innerJoinAndMapOne('item.issuingUnit', UnitRow, 'unit', 'unit.id = item.issuingUnitId');

export function found(row: ItemRow): FoundItem {
  const { issuingUnit, ...columns } = row as JoinedRow;
  return { item: toItem(columns), issuingUnit };
}

/** Loads and locks one item for the rest of the transaction; null where there is none. */
export async function lockItem(manager: EntityManager, id: string): Promise<FoundItem | null> {
  const row = await itemsWithUnit(manager)
    .where('item.id = :id', { id })
    .setLock('pessimistic_write', undefined, ['item'])
    .getOne();
  return row && found(row);
}

/** Writes a new item and emits its first event. */
export async function insertItem(tx: Tx, { item, event }: Decision): Promise<void> {
  await tx.manager.createQueryBuilder().insert().into(ItemRow).values(toRow(item)).updateEntity(false).execute();
  tx.emit(event.definition, item, event.data);
}

/** Writes what the decisions changed with one statement and emits the event of each. `before` is the locked item. */
export async function saveDecisions(tx: Tx, before: Item, decisions: readonly Decision[]): Promise<Item> {
  const after = decisions.at(-1)?.item;
  if (!after) return before;
  const changes = changedColumns(toRow(before), toRow(after));
  const where = { id: before.id, version: before.version };
  const { affected } = await tx.manager.createQueryBuilder().update(ItemRow).set(changes).where(where).execute();
  if (affected !== 1) throw new DomainError('VERSION_CONFLICT', 'messaging.version.conflict');
  for (const { item, event } of decisions) tx.emit(event.definition, item, event.data);
  return after;
}

function changedColumns(before: ItemRow, after: ItemRow): Partial<ItemRow> {
  const isSame = (first: unknown, second: unknown) =>
    first instanceof Date && second instanceof Date ? first.getTime() === second.getTime() : first === second;
  return Object.fromEntries(
    Object.entries(after).filter(([column, value]) => !isSame(before[column as keyof ItemRow], value)),
  );
}

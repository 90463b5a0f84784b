import type { Tx } from '@ducha/messaging';
import { UnitRow } from '@ducha/platform';
import type { EntityManager, EntityTarget, SelectQueryBuilder } from 'typeorm';
import type { Item } from '../domain/item.js';
import type { Decision } from '../domain/item-event.js';
import { toItem, toRow } from './item-mapping.js';
import { ItemRow } from './item.entity.js';
import { insertRows, updateRow } from './row-sql.js';

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

const lockingSelects = new Map<string, string>();

/** Written out for the rows of `condition` and locking them; plain rows under property names cost a third of what the query builder's hydration does. */
function lockingSelect(manager: EntityManager, condition: string): string {
  const known = lockingSelects.get(condition);
  if (known !== undefined) return known;
  const text = `
    SELECT ${columnsOf(manager, ItemRow, 'item')}, ${columnsOf(manager, UnitRow, 'unit', unitPrefix)}
      FROM item JOIN unit ON unit.id = item.issuing_unit_id
     WHERE ${condition} FOR UPDATE OF item`;
  lockingSelects.set(condition, text);
  return text;
}

/** Loads and locks one item for the rest of the transaction; null where there is none. Every command comes through here. */
export async function lockItem(manager: EntityManager, id: string): Promise<FoundItem | null> {
  const [row] = await manager.query<Record<string, unknown>[]>(lockingSelect(manager, 'item.id = $1'), [id]);
  return row ? foundIn(row) : null;
}

/** The same for many items, by id. They are locked in one order, so that two batches wait for each other instead of both failing. */
export async function lockItems(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Item>> {
  const text = lockingSelect(manager, 'item.id = ANY ($1::uuid[]) ORDER BY item.id');
  const rows = await manager.query<Record<string, unknown>[]>(text, [ids]);
  return new Map(rows.map(foundIn).map(({ item }) => [item.id, item]));
}

function foundIn(row: Record<string, unknown>): FoundItem {
  const isOfUnit = ([name]: [string, unknown]) => name.startsWith(unitPrefix);
  const unit = Object.entries(row).filter(isOfUnit);
  const issuingUnit = Object.fromEntries(
    unit.map(([name, value]) => [name.slice(unitPrefix.length), value]),
  ) as unknown as UnitRow;
  return { item: toItem(row as unknown as ItemRow), issuingUnit };
}

const unitPrefix = 'unit.';

/** `SELECT` list of an entity's columns under their property names; days stay text, as the entities have them. */
function columnsOf(manager: EntityManager, entity: EntityTarget<object>, alias: string, prefix = ''): string {
  const { columns } = manager.connection.getMetadata(entity);
  return columns
    .map(({ databaseName, propertyName, type }) => {
      const column = `${alias}.${databaseName}${type === 'date' ? '::text' : ''}`;
      return `${column} AS "${prefix}${propertyName}"`;
    })
    .join(', ');
}

/** Writes a new item and emits its first event. */
export async function insertItem(tx: Tx, { item, event }: Decision): Promise<void> {
  await tx.written(insertRows(tx.manager, ItemRow, [toRow(item)]));
  tx.emit(event.definition, item, event.data);
}

/** Writes what the decisions changed with one statement and emits the event of each. `before` is the locked item: nobody else changes its row. */
export async function saveDecisions(tx: Tx, before: Item, decisions: readonly Decision[]): Promise<Item> {
  const after = decisions.at(-1)?.item;
  if (!after) return before;
  await tx.written(updateRow(tx.manager, ItemRow, before.id, changedColumns(toRow(before), toRow(after))));
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

import { DomainError } from '@ducha/contracts';
import { lastChangeOf, type Tx } from '@ducha/messaging';
import { assertUnchanged, type Caller } from '@ducha/platform';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { requiresRole } from '../domain/authority.js';
import type { ItemCommandName } from '../domain/item-command.js';
import { itemsWithUnit, type FoundItem } from './item-rows.js';
import type { ItemRow } from './item.entity.js';

/** The item a command is given to, and the version its caller had read. */
export interface Target {
  caller: Caller;
  id: string;
  expectedVersion: number | undefined;
}

/**
 * Keeps of a query over `item` what the caller may read: items issued at or below the acting unit, and items dispatched
 * to it or to a unit below. A WORK_SECRET item is read only by the issuing unit and the units that hold a task of it,
 * and not by the platform's administrators (《中华人民共和国保守国家秘密法》第六十四条: 工作秘密).
 */
export function readableBy(caller: Caller, items: SelectQueryBuilder<ItemRow>): SelectQueryBuilder<ItemRow> {
  const held = (condition: string) =>
    `(item.notice_number IS NOT NULL
        AND EXISTS (SELECT FROM planned_assignment held WHERE held.item_id = item.id AND held.${condition})
      OR EXISTS (SELECT FROM assignment_status held WHERE held.item_id = item.id AND held.${condition}))`;
  const inJurisdiction = `(item.issuing_unit_path <@ :readerPath::ltree OR ${held('unit_path <@ :readerPath::ltree')})`;
  const concerned = `(item.issuing_unit_id = :readerUnit OR ${held('unit_id = :readerUnit')})`;
  const secrets = caller.role === 'SYSTEM_ADMIN' ? '' : `OR ${concerned}`;
  return items.andWhere(`(item.disclosure <> 'WORK_SECRET' AND ${inJurisdiction} ${secrets})`, {
    readerPath: caller.actingUnitPath,
    readerUnit: caller.actingUnitId,
  });
}

/** NOT_FOUND, also for items the caller may not read: that they exist is not revealed. */
export const itemNotFound = (): DomainError => new DomainError('NOT_FOUND', 'intake.item.not-found');

/**
 * Whether the caller may give the command to the item that was locked for it.
 * @param locked null where there is none
 * @throws DomainError NOT_FOUND where the caller may not read it, FORBIDDEN where another unit or another post must give
 *   the command, VERSION_CONFLICT where the caller read an older version
 */
export async function admit(
  tx: Tx,
  { caller, expectedVersion }: Pick<Target, 'caller' | 'expectedVersion'>,
  command: ItemCommandName,
  locked: FoundItem | null,
): Promise<FoundItem> {
  if (!locked) throw itemNotFound();
  const { id } = locked.item;
  if (locked.item.issuingUnitId !== caller.actingUnitId) {
    if (!(await isReadable(tx.manager, caller, id))) throw itemNotFound();
    throw new DomainError('FORBIDDEN', 'intake.authority.not-issuing-unit', { unit: locked.issuingUnit.name });
  }
  requiresRole(caller, command);
  await assertUnchanged(locked.item.version, expectedVersion, () => lastChangeOf(tx.manager, id));
  return locked;
}

const isReadable = (manager: EntityManager, caller: Caller, id: string): Promise<boolean> =>
  readableBy(caller, itemsWithUnit(manager).where('item.id = :id', { id })).getExists();

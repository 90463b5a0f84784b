import { DomainError } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { isWithin } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mayDispatch, mayHandle } from '../domain/authority.js';
import type { AssignmentRecord } from './assignment-record.js';

/** On whose behalf a command is given. */
export type Side = 'HANDLING' | 'DISPATCHING';

export const notFound = () => new DomainError('NOT_FOUND', 'tracking.assignment.not-found');

/**
 * SQL condition "the caller may read this assignment" over `a` and `h`. Jurisdiction is the caller's unit and what lies below it;
 * a work secret is only for the issuing unit and the units that hold an assignment of the item; a lead unit reads its support units.
 * @param path parameter with the caller's path
 * @param unit parameter with the caller's acting unit
 */
export const readable = (path: string, unit: string): string => `
  (a.unit_path <@ ${path}::ltree OR EXISTS (
    SELECT 1 FROM assignment lead WHERE lead.id = a.lead_assignment_id AND lead.unit_id = ${unit}))
  AND ${notSecret(unit)}`;

/** SQL condition "the item is no work secret, or the caller's unit is on its distribution". */
export const notSecret = (unit: string): string => `
  (h.disclosure <> 'WORK_SECRET' OR h.issuing_unit_id = ${unit} OR EXISTS (
    SELECT 1 FROM assignment held WHERE held.item_id = a.item_id AND held.unit_id = ${unit}))`;

/** Who may give which command on a loaded assignment. */
@Injectable()
export class AssignmentAccess {
  /** @throws DomainError NOT_FOUND where the caller may not even know of it, FORBIDDEN where it is another unit's step */
  async assert(
    manager: EntityManager,
    caller: Caller,
    record: AssignmentRecord | null,
    side: Side,
  ): Promise<AssignmentRecord> {
    if (!record) throw notFound();
    if (side === 'HANDLING' ? mayHandle(caller, record) : mayDispatch(caller, record)) return record;
    if (!(await this.mayRead(manager, caller, record))) throw notFound();
    const rule = side === 'HANDLING' ? 'tracking.assignment.not-handling-unit' : 'tracking.assignment.not-dispatcher';
    throw new DomainError('FORBIDDEN', rule);
  }

  private async mayRead(manager: EntityManager, caller: Caller, record: AssignmentRecord): Promise<boolean> {
    if (record.disclosure !== 'WORK_SECRET' && isWithin(record.unitPath, caller.actingUnitPath)) return true;
    const rows = await manager.query<unknown[]>(
      `SELECT 1 FROM assignment a JOIN item_header h ON h.id = a.item_id WHERE a.id = $1 AND ${readable('$2', '$3')}`,
      [record.id, caller.actingUnitPath, caller.actingUnitId],
    );
    return rows.length > 0;
  }
}

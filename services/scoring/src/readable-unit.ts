import { DomainError } from '@ducha/contracts';
import type { Caller, Directory, UnitRow } from '@ducha/platform';
import { canRead } from './domain/authority.js';

/**
 * The unit a caller asks about, by default the one he acts for.
 * @throws DomainError NOT_FOUND for an unknown unit, FORBIDDEN for one outside the caller's jurisdiction
 */
export async function readableUnit(directory: Directory, caller: Caller, unitId?: string): Promise<UnitRow> {
  const id = unitId ?? caller.actingUnitId;
  const unit = await directory.unit(id);
  if (unit === null) throw new DomainError('NOT_FOUND', 'scoring.unit.not-found', { unitId: id }, 'unitId');
  if (!canRead(caller, unit.path)) {
    throw new DomainError('FORBIDDEN', 'scoring.unit.outside-jurisdiction', { unit: unit.name }, 'unitId');
  }
  return unit;
}

import { DomainError } from '@ducha/contracts';
import { isWithin, type Caller, type Directory, type UnitRow } from '@ducha/platform';

/**
 * The unit a caller asks about, by default the one he acts for.
 * @throws DomainError NOT_FOUND for an unknown unit, FORBIDDEN for one outside the caller's jurisdiction
 */
export async function readableUnit(directory: Directory, caller: Caller, unitId?: string): Promise<UnitRow> {
  const id = unitId ?? caller.actingUnitId;
  const unit = await directory.unit(id);
  if (unit === null) throw new DomainError('NOT_FOUND', 'reporting.unit.not-found', { unitId: id }, 'unitId');
  if (!isWithin(unit.path, caller.actingUnitPath)) {
    throw new DomainError('FORBIDDEN', 'reporting.unit.outside-jurisdiction', { unit: unit.name }, 'unitId');
  }
  return unit;
}

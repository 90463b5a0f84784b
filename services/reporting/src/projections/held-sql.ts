import type { Caller } from '@ducha/platform';
import { inSubtreeSql } from './in-subtree-sql.js';
import type { Parameters } from './parameters.js';

/** Whether the caller's unit has the assignment `a` in hand; a township also has what its villages hold, for which it may act. */
export function heldSql(caller: Pick<Caller, 'actingUnitPath' | 'level'>, parameters: Parameters): string {
  const path = parameters.add(caller.actingUnitPath);
  if (caller.level !== 'SUMU_TOWNSHIP') return `a.unit_path = ${path}::ltree`;
  return `(${inSubtreeSql('a.unit_path', path)} AND nlevel(a.unit_path) <= nlevel(${path}::ltree) + 1)`;
}

import type { PostRow } from './post-row.entity.js';
import type { UnitRow } from './unit-row.entity.js';

/** A post with the units it refers to. */
export interface PostWithUnits extends PostRow {
  unit: UnitRow;
  actingUnit: UnitRow;
}

import type { UnitDetail, UnitView } from '@ducha/contracts';
import type { PickedAs } from './unit-rows.js';

export interface UnitPickerProps {
  /** The government that issues; its departments and the units below it may be chosen. */
  issuer: UnitDetail;
  /** Units already in the breakdown; none may stand in it twice. */
  taken: ReadonlySet<string>;
  /** Short name of the lead that a co-unit would join; null where there is none yet. */
  leadName: string | null;
  onPick: (unit: UnitView, as: PickedAs) => void;
}

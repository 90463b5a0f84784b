import type { PostRole, RegionLevel } from '@ducha/contracts';

/** What the rules need to know of the person asking. */
export interface Holder {
  role: PostRole;
  level: RegionLevel;
  actingUnitId: string;
  actingUnitPath: string;
}

export interface Held {
  unitId: string;
  unitPath: string;
  dispatcherUnitId: string;
}

const handlers: readonly PostRole[] = [
  'SUPERVISION_CLERK',
  'SUPERVISION_DIRECTOR',
  'UNIT_HANDLER',
  'UNIT_LEADER',
  'VILLAGE_CLERK',
];
const supervisors: readonly PostRole[] = ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR'];
const townshipStaff: readonly PostRole[] = ['UNIT_HANDLER', 'UNIT_LEADER'];

const parentPath = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0));

/** A 嘎查村 needs no account of its own: its 苏木乡镇 may act for it. The units right below a township are its villages. */
export function isProxyFor(holder: Holder, held: Pick<Held, 'unitPath'>): boolean {
  return (
    holder.level === 'SUMU_TOWNSHIP' &&
    townshipStaff.includes(holder.role) &&
    parentPath(held.unitPath) === holder.actingUnitPath
  );
}

export function mayHandle(holder: Holder, held: Held): boolean {
  return (holder.actingUnitId === held.unitId && handlers.includes(holder.role)) || isProxyFor(holder, held);
}

/** Who dispatched also reviews. Below 旗县 there is no supervision office, the township's own staff does it. */
export function mayDispatch(holder: Holder, held: Held): boolean {
  if (holder.actingUnitId !== held.dispatcherUnitId) return false;
  return supervisors.includes(holder.role) || (holder.level === 'SUMU_TOWNSHIP' && townshipStaff.includes(holder.role));
}

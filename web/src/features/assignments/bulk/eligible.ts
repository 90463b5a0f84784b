import type { AssignmentStatus, PostRole } from '@ducha/contracts';
import type { Post } from '../../../app/session/me.api.js';

export type BulkAction = 'acknowledge' | 'urge';

/** What the ledger knows of a row; the service decides about each one. */
export interface BulkRow {
  id: string;
  status: AssignmentStatus;
  unit: { id: string };
  unitPath: string;
  dispatcherUnit: { id: string };
}

type Holder = Pick<Post, 'role' | 'actingUnit'>;

const handlers: readonly PostRole[] = [
  'SUPERVISION_CLERK',
  'SUPERVISION_DIRECTOR',
  'UNIT_HANDLER',
  'UNIT_LEADER',
  'VILLAGE_CLERK',
];
const supervisors: readonly PostRole[] = ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR'];
const townshipStaff: readonly PostRole[] = ['UNIT_HANDLER', 'UNIT_LEADER'];
const from: Record<BulkAction, readonly AssignmentStatus[]> = {
  acknowledge: ['PENDING_ACK', 'RETURNED'],
  urge: ['PENDING_ACK', 'IN_PROGRESS', 'RETURNED'],
};

const isTownshipStaff = ({ role, actingUnit }: Holder): boolean =>
  actingUnit.level === 'SUMU_TOWNSHIP' && townshipStaff.includes(role);

/** A 嘎查村 needs no account of its own: its 苏木乡镇 may act for it. */
function mayHandle(holder: Holder, row: BulkRow): boolean {
  const parent = row.unitPath.split('.').slice(-2, -1)[0];
  return (
    (handlers.includes(holder.role) && row.unit.id === holder.actingUnit.id) ||
    (isTownshipStaff(holder) && parent === holder.actingUnit.id)
  );
}

const mayDispatch = (holder: Holder, row: BulkRow): boolean =>
  row.dispatcherUnit.id === holder.actingUnit.id && (supervisors.includes(holder.role) || isTownshipStaff(holder));

/** The rows for which this person may be expected to be allowed the action. */
export function eligible<Row extends BulkRow>(action: BulkAction, rows: Iterable<Row>, holder: Holder): Row[] {
  const may = action === 'acknowledge' ? mayHandle : mayDispatch;
  return [...rows].filter((row) => from[action].includes(row.status) && may(holder, row));
}

/** Whether a post ever acts on several rows at once; leaders and administrators only look. */
export const actsInBulk = (holder: Holder): boolean => handlers.includes(holder.role);

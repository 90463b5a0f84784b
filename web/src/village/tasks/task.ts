import type { AssignmentListRow } from '@ducha/contracts';
import { lampOrder } from '../../features/lamps/lamp.js';
import type { VillageRecord } from '../store/village-record.js';
import { lampNow } from './lamp-now.js';
import { placeName } from '../../features/units/unit-name.js';

/** What the unit owes next; WAIT: nothing, it is with somebody else. */
export type TaskStep = 'ACKNOWLEDGE' | 'REPORT' | 'WAIT';

/** An assignment together with what this phone has written about it. */
export interface Task {
  row: AssignmentListRow;
  step: TaskStep;
  /** Written here and not part of the row yet, in the order of writing. */
  ahead: VillageRecord[];
  refused: VillageRecord[];
  /** For a village that is not the person's own unit. */
  isProxy: boolean;
}

/**
 * The row says how things stood when the list was read; records written since are already counted in, so that one step follows
 * another without network.
 */
export function taskOf(
  row: AssignmentListRow,
  records: readonly VillageRecord[],
  { asOf, ownUnitId }: { asOf: string; ownUnitId: string },
): Task {
  const own = records.filter(({ assignmentId }) => assignmentId === row.id);
  const refused = own.filter(({ state }) => state === 'REFUSED');
  const ahead = own.filter(({ state, sentAt }) =>
    state === 'SENT' ? sentAt !== null && sentAt > asOf : state !== 'REFUSED',
  );
  return { row, ahead, refused, step: stepOf(row, ahead), isProxy: row.unitId !== ownUnitId };
}

function stepOf(row: AssignmentListRow, ahead: readonly VillageRecord[]): TaskStep {
  const has = (...kinds: VillageRecord['kind'][]) => ahead.some(({ kind }) => kinds.includes(kind));
  if (row.isSuspended || has('decline', 'submit', 'input')) return 'WAIT';
  if (row.status === 'PENDING_ACK' || row.status === 'RETURNED') return has('acknowledge') ? 'REPORT' : 'ACKNOWLEDGE';
  return row.status === 'IN_PROGRESS' ? 'REPORT' : 'WAIT';
}

/** What is owed first, the latest before the rest; what waits for others at the end. */
export function inOrder(tasks: readonly Task[], now: Date): Task[] {
  const rank = ({ step, row }: Task): number => (step === 'WAIT' ? 10 : 0) + lampOrder.indexOf(lampNow(row, now));
  return [...tasks].sort(
    (one, other) => rank(one) - rank(other) || Date.parse(one.row.nextDueAt) - Date.parse(other.row.nextDueAt),
  );
}

/** How much one unit has in hand. */
export interface UnitLoad {
  id: string;
  name: string;
  owed: number;
  late: number;
}

/** The villages (and the own unit) that have something open, in the order of what is owed. */
export function unitsOf(tasks: readonly Task[], now: Date): UnitLoad[] {
  const units = new Map<string, UnitLoad>();
  for (const { row, step } of tasks) {
    const unit = units.get(row.unitId) ?? { id: row.unitId, name: placeName(row.unit.name), owed: 0, late: 0 };
    const isOwed = step !== 'WAIT';
    unit.owed += Number(isOwed);
    unit.late += Number(isOwed && lampNow(row, now) === 'RED');
    units.set(row.unitId, unit);
  }
  return [...units.values()].sort((one, other) => other.late - one.late || other.owed - one.owed);
}

import { assignmentStatuses } from '@ducha/contracts';
import type { AssignmentStatus } from '@ducha/contracts';

export const closedStatuses = ['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'] as const satisfies AssignmentStatus[];
export const openStatuses = assignmentStatuses.filter((status) => !closedStatuses.some((closed) => closed === status));

export const statusColumn = (status: AssignmentStatus): string => `status_${status.toLowerCase()}`;
/** Assignments of an open status whose lamp is yellow or red; the others of it are green. */
export const lampColumn = (lamp: 'YELLOW' | 'RED', status: AssignmentStatus): string =>
  `${lamp.toLowerCase()}_${status.toLowerCase()}`;

/** What stands at the end of a day, as the sum of all changes up to it. */
export const stateColumns: readonly string[] = [
  ...assignmentStatuses.map(statusColumn),
  ...openStatuses.map((status) => lampColumn('YELLOW', status)),
  ...openStatuses.map((status) => lampColumn('RED', status)),
  'overdue',
];

/** What happened on a day. `ended` is every way of being over; `days_tenths` what the completed ones took. */
export const flowColumns = [
  'issued',
  'acknowledged',
  'completed',
  'completed_on_time',
  'became_overdue',
  'returned',
  'extended',
  'ended',
  'days_tenths',
] as const;
export type FlowColumn = (typeof flowColumns)[number];

/** Columns of counters, in the order of their amounts. Stored amounts name their column by its place here: new ones come last. */
export const countColumns: readonly string[] = [...stateColumns, ...flowColumns];
const places = new Map(countColumns.map((column, place) => [column, place]));

export function placeOf(column: string): number {
  const place = places.get(column);
  if (place === undefined) throw new Error(`assignments are not counted by ${column}`);
  return place;
}

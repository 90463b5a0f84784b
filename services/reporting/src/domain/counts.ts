import { assignmentStatuses, statusLamps } from '@ducha/contracts';
import type { AssignmentStatus, DashboardMeasures, StatusLamp } from '@ducha/contracts';
import { closedStatuses, lampColumn, statusColumn } from './count-columns.js';

/** Sums of counters of one unit by column; what is not there is zero. */
export type Sums = Readonly<Record<string, number | string | null | undefined>>;

/** Assignments of one status whose lamp turned since lamps were settled in the counters. */
export interface Turned {
  status: AssignmentStatus;
  settled: StatusLamp;
  lamp: StatusLamp;
  count: number;
}

export interface Counts {
  total: number;
  byStatus: Record<AssignmentStatus, number>;
  byLamp: Record<StatusLamp, number>;
  byStatusAndLamp: { status: AssignmentStatus; lamp: StatusLamp; count: number }[];
  overdue: number;
}

/** A count for each code, zero where nothing is counted. */
export const zeroes = <C extends string>(codes: readonly C[]): Record<C, number> =>
  Object.fromEntries(codes.map((code) => [code, 0])) as Record<C, number>;

const sumOf = (sums: Sums, column: string): number => Number(sums[column] ?? 0);

/** Names and zeroes are made once: a dashboard counts a hundred units. */
const columns = assignmentStatuses.map((status) => ({
  status,
  isClosed: closedStatuses.some((closed) => closed === status),
  total: statusColumn(status),
  yellow: lampColumn('YELLOW', status),
  red: lampColumn('RED', status),
}));
const noStatuses = zeroes(assignmentStatuses);
const noLamps = zeroes(statusLamps);

/** What stands: every status and every lamp adds up to the total. */
export function countsOf(sums: Sums, turned: readonly Turned[]): Counts {
  const counts: Counts = {
    total: 0,
    byStatus: { ...noStatuses },
    byLamp: { ...noLamps },
    byStatusAndLamp: [],
    overdue: sumOf(sums, 'overdue'),
  };
  for (const column of columns) {
    const { status } = column;
    const lamps = lampsOf(column, sums, turned);
    for (const lamp of statusLamps) {
      const count = lamps[lamp];
      counts.total += count;
      counts.byStatus[status] += count;
      counts.byLamp[lamp] += count;
      if (count !== 0) counts.byStatusAndLamp.push({ status, lamp, count });
    }
  }
  return counts;
}

function lampsOf(column: (typeof columns)[number], sums: Sums, turned: readonly Turned[]): Record<StatusLamp, number> {
  const lamps = { ...noLamps };
  const total = sumOf(sums, column.total);
  if (column.isClosed) return { ...lamps, DONE: total };
  lamps.YELLOW = sumOf(sums, column.yellow);
  lamps.RED = sumOf(sums, column.red);
  lamps.GREEN = total - lamps.YELLOW - lamps.RED;
  for (const one of turned) {
    if (one.status !== column.status) continue;
    lamps[one.settled] -= one.count;
    lamps[one.lamp] += one.count;
  }
  return lamps;
}

export function measuresOf(sums: Sums): DashboardMeasures {
  const completed = sumOf(sums, 'completed');
  return {
    issued: sumOf(sums, 'issued'),
    acknowledged: sumOf(sums, 'acknowledged'),
    completed,
    completedOnTime: sumOf(sums, 'completed_on_time'),
    becameOverdue: sumOf(sums, 'became_overdue'),
    returned: sumOf(sums, 'returned'),
    extended: sumOf(sums, 'extended'),
    averageDaysTenths: completed === 0 ? null : Math.round(sumOf(sums, 'days_tenths') / completed),
  };
}

/** Column by column. */
export function added(all: readonly Sums[]): Sums {
  const sums: Record<string, number> = {};
  for (const one of all)
    for (const [column, value] of Object.entries(one))
      if (column !== 'unitId') sums[column] = (sums[column] ?? 0) + Number(value ?? 0);
  return sums;
}

import type { Counts } from './counts.js';

/** What the audit reads of a dashboard. */
export interface ShownDashboard {
  unit: { id: string; name: string };
  asOf: string;
  assignments: {
    total: number;
    byStatus: Record<string, number>;
    byLamp: Record<string, number>;
    byStatusAndLamp: { status: string; lamp: string; count: number }[];
    overdue: number;
  };
  items: { total: number; byStatus: Record<string, number> };
  measures: Record<string, number | null>;
  deductions: { proposed: number; appealed: number; confirmed: number; confirmedPointsTenths: number };
  children: {
    unit: { id: string };
    total: number;
    byLamp: Record<string, number>;
    byStatus: Record<string, number>;
    overdue: number;
    measures: Record<string, number | null>;
  }[];
}

/** Every number of a dashboard by the names the recount uses, zeros included. */
export function numbersOf(dashboard: ShownDashboard): Counts {
  const numbers: Counts = new Map();
  const all = (prefix: string, record: Record<string, number>): void => {
    for (const [name, count] of Object.entries(record)) numbers.set(`${prefix}.${name}`, count);
  };
  const { assignments, items } = dashboard;
  numbers.set('assignments.total', assignments.total);
  numbers.set('assignments.overdue', assignments.overdue);
  all('assignments.byStatus', assignments.byStatus);
  all('assignments.byLamp', assignments.byLamp);
  for (const { status, lamp, count } of assignments.byStatusAndLamp)
    numbers.set(`assignments.byStatusAndLamp.${status}/${lamp}`, count);
  numbers.set('items.total', items.total);
  all('items.byStatus', items.byStatus);
  all('deductions', dashboard.deductions);
  for (const [name, count] of measuresOf(dashboard.measures)) numbers.set(name, count);
  return numbers;
}

/** A mean of nothing is null and counts as zero, as one that was not counted does. */
const measuresOf = (measures: Record<string, number | null>): [string, number][] =>
  Object.entries(measures).map(([name, count]) => [`measures.${name}`, count ?? 0]);

/** The numbers a dashboard shows of one child unit. */
export function numbersOfChild(child: ShownDashboard['children'][number]): Counts {
  const numbers: Counts = new Map([
    ['assignments.total', child.total],
    ['assignments.overdue', child.overdue],
    ...measuresOf(child.measures),
  ]);
  for (const [lamp, count] of Object.entries(child.byLamp)) numbers.set(`assignments.byLamp.${lamp}`, count);
  for (const [status, count] of Object.entries(child.byStatus)) numbers.set(`assignments.byStatus.${status}`, count);
  return numbers;
}

export interface Difference {
  where: string;
  number: string;
  shown: number;
  counted: number;
}

/**
 * Compares what is shown with what was counted, both ways: a number that is not shown counts as zero, and so does one that was not counted.
 * @param isWhole false where only some of the unit's numbers are shown, as for a child row.
 */
export function differencesOf(where: string, shown: Counts, counted: Counts, isWhole = true): Difference[] {
  const names = new Set([...shown.keys(), ...(isWhole ? counted.keys() : [])]);
  return [...names]
    .map((number) => ({ where, number, shown: shown.get(number) ?? 0, counted: counted.get(number) ?? 0 }))
    .filter(({ shown: left, counted: right }) => left !== right);
}

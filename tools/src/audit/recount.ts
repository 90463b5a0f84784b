import type { WorkCalendar } from '@ducha/calendar';
import type { AssignmentStatus, DeductionStatus, StatusLamp } from '@ducha/contracts';
import { unitsOf } from './counts.js';
import type { Counts } from './counts.js';
import { recountMeasures } from './measures.js';
import type { MeasureSource } from './measures.js';
import type { Question } from './questions.js';
import type { Dimension, PastSources, Sources } from './sources.js';

/** Source rows as the owning service stores them, with what a lamp is worked out from. */
export interface LampSource {
  status: AssignmentStatus;
  reportDueAt: Date;
  completionDueAt: Date;
  firstReportedAt: Date | null;
  clockStoppedAt: Date | null;
  /** The date of the recurring report that is awaited, or of the earliest one missed; null where none recurs. */
  nextReportDueAt: Date | null;
  /** Working days before its date from which each clock makes the lamp yellow, by the rule it was started with. */
  warnings: Partial<Record<'REPORT' | 'RECURRING_REPORT' | 'COMPLETION', number>> | null;
}
export type AssignmentRowSource = LampSource & MeasureSource & { id: string };

/** An assignment as its last event of a past day told it. */
export interface PastAssignment {
  status: AssignmentStatus;
  isOverdue: boolean;
  nextDueAt: Date;
  warnAt: Date;
  clockStoppedAt: Date | null;
}

/** An item, or a deduction with its points in tenths. */
export interface StatusSource {
  unitPath: string;
  status: string;
  pointsTenths: number;
}

const CLOSED: readonly AssignmentStatus[] = ['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'];
/** Deductions that stand, whatever was said against them. */
const STANDING: readonly string[] = ['CONFIRMED', 'UPHELD', 'COUNTED'] satisfies DeductionStatus[];

export interface LampRule {
  calendar: WorkCalendar;
}

/**
 * The lamp of a source row at `asOf`, worked out again from its dates: this program shares neither code nor derived columns with
 * the services it checks.
 */
export function lampOf(row: LampSource, asOf: Date, { calendar }: LampRule): StatusLamp {
  if (CLOSED.includes(row.status)) return 'DONE';
  const report = row.firstReportedAt
    ? { dueAt: row.nextReportDueAt, warning: row.warnings?.RECURRING_REPORT }
    : { dueAt: row.reportDueAt, warning: row.warnings?.REPORT };
  const at = row.clockStoppedAt ?? asOf;
  let lamp: StatusLamp = 'GREEN';
  for (const { dueAt, warning } of [report, { dueAt: row.completionDueAt, warning: row.warnings?.COMPLETION }]) {
    if (!dueAt) continue;
    if (at >= dueAt) return 'RED';
    if (warning !== undefined && at >= calendar.minusWorkingDays(dueAt, warning)) lamp = 'YELLOW';
  }
  return lamp;
}

/** The lamp at the end of a past day, by the dates that were told then: later decisions do not change what was shown. */
export function pastLampOf(row: PastAssignment, asOf: Date): StatusLamp {
  if (CLOSED.includes(row.status)) return 'DONE';
  const at = row.clockStoppedAt ?? asOf;
  if (at >= row.nextDueAt) return 'RED';
  return at >= row.warnAt ? 'YELLOW' : 'GREEN';
}

/** What a question is answered from. `past` belongs to its day; null for now. */
export interface Told {
  sources: Sources;
  past: PastSources | null;
  rule: LampRule;
}

/** Counts every source row once for its unit and once for each unit above, up to `root`. */
export function recount(
  { sources, past, rule }: Told,
  { asOf, from, filter }: Question,
  root: string,
): Map<string, Counts> {
  const byUnit = new Map<string, Counts>();
  const add = (path: string, name: string, amount = 1): void => {
    for (const unit of unitsOf(path, root)) {
      const counts = byUnit.get(unit) ?? new Map<string, number>();
      counts.set(name, (counts.get(name) ?? 0) + amount);
      byUnit.set(unit, counts);
    }
  };
  const wanted = Object.entries(filter) as [Dimension, string][];
  const assignments = sources.assignments.filter((row) =>
    wanted.every(([dimension, value]) => row[dimension] === value),
  );
  for (const row of assignments) {
    const state = past === null ? row : past.assignments.get(row.id);
    if (state === undefined) continue;
    const lamp = 'nextDueAt' in state ? pastLampOf(state, asOf) : lampOf(state, asOf, rule);
    add(row.unitPath, 'assignments.total');
    add(row.unitPath, `assignments.byStatus.${state.status}`);
    add(row.unitPath, `assignments.byLamp.${lamp}`);
    add(row.unitPath, `assignments.byStatusAndLamp.${state.status}/${lamp}`);
    if (state.isOverdue) add(row.unitPath, 'assignments.overdue');
  }
  const { items, deductions } = past ?? sources;
  for (const row of items) {
    add(row.unitPath, 'items.total');
    add(row.unitPath, `items.byStatus.${row.status}`);
  }
  for (const row of deductions) {
    if (row.status === 'PROPOSED') add(row.unitPath, 'deductions.proposed');
    if (row.status === 'APPEALED') add(row.unitPath, 'deductions.appealed');
    if (STANDING.includes(row.status)) {
      add(row.unitPath, 'deductions.confirmed');
      add(row.unitPath, 'deductions.confirmedPointsTenths', row.pointsTenths);
    }
  }
  for (const [unit, measures] of recountMeasures(assignments, { asOf, from, root }))
    byUnit.set(unit, new Map([...(byUnit.get(unit) ?? []), ...measures]));
  return byUnit;
}

import type { WorkCalendar } from '@ducha/calendar';
import type { AssignmentStatus, DeductionStatus, ItemStatus, StatusLamp } from '@ducha/contracts';

/** Source rows as the owning services store them. */
export interface AssignmentSource {
  unitPath: string;
  status: AssignmentStatus;
  reportDueAt: Date;
  completionDueAt: Date;
  firstReportedAt: Date | null;
  clockStoppedAt: Date | null;
  isOverdue: boolean;
  /** The date of the recurring report that is awaited, or of the earliest one missed; null where none recurs. */
  nextReportDueAt: Date | null;
  /** Working days before its date from which each clock makes the lamp yellow, by the rule it was started with. */
  warnings: Partial<Record<'REPORT' | 'RECURRING_REPORT' | 'COMPLETION', number>> | null;
}
export interface ItemSource {
  issuingUnitPath: string;
  status: ItemStatus;
}
export interface DeductionSource {
  unitPath: string;
  status: DeductionStatus;
  pointsTenths: number;
}

/** Counts of one unit by name, such as `assignments.byLamp.RED`; what is not there is zero. */
export type Counts = Map<string, number>;

const CLOSED: readonly AssignmentStatus[] = ['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'];
/** Deductions that stand, whatever was said against them. */
const STANDING: readonly DeductionStatus[] = ['CONFIRMED', 'UPHELD', 'COUNTED'];

export interface LampRule {
  calendar: WorkCalendar;
}

/**
 * The lamp of a source row at `asOf`, worked out again from its dates: this program shares neither code nor derived columns with
 * the services it checks.
 */
export function lampOf(row: AssignmentSource, asOf: Date, { calendar }: LampRule): StatusLamp {
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

/** The unit of a path and every unit above it. */
export function unitsOf(path: string): string[] {
  return path.split('.');
}

/** Counts every source row once for its unit and once for each unit above. */
export function recount(
  sources: { assignments: AssignmentSource[]; items: ItemSource[]; deductions: DeductionSource[] },
  asOf: Date,
  rule: LampRule,
): Map<string, Counts> {
  const byUnit = new Map<string, Counts>();
  const add = (path: string, name: string, amount = 1): void => {
    for (const unit of unitsOf(path)) {
      const counts = byUnit.get(unit) ?? new Map<string, number>();
      counts.set(name, (counts.get(name) ?? 0) + amount);
      byUnit.set(unit, counts);
    }
  };
  for (const row of sources.assignments) {
    const lamp = lampOf(row, asOf, rule);
    add(row.unitPath, 'assignments.total');
    add(row.unitPath, `assignments.byStatus.${row.status}`);
    add(row.unitPath, `assignments.byLamp.${lamp}`);
    add(row.unitPath, `assignments.byStatusAndLamp.${row.status}/${lamp}`);
    if (row.isOverdue) add(row.unitPath, 'assignments.overdue');
  }
  for (const row of sources.items) {
    add(row.issuingUnitPath, 'items.total');
    add(row.issuingUnitPath, `items.byStatus.${row.status}`);
  }
  for (const row of sources.deductions) {
    if (row.status === 'PROPOSED') add(row.unitPath, 'deductions.proposed');
    if (row.status === 'APPEALED') add(row.unitPath, 'deductions.appealed');
    if (STANDING.includes(row.status)) {
      add(row.unitPath, 'deductions.confirmed');
      add(row.unitPath, 'deductions.confirmedPointsTenths', row.pointsTenths);
    }
  }
  return byUnit;
}

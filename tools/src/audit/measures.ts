import type { AssignmentStatus } from '@ducha/contracts';
import { unitsOf } from './counts.js';
import type { Counts } from './counts.js';
import { dayOf } from './questions.js';

/** When things happened to an assignment first. */
export interface MeasureSource {
  unitPath: string;
  status: AssignmentStatus;
  isOverdue: boolean;
  deliveredAt: Date;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
  overdueAt: Date | null;
  returnedAt: Date | null;
  extendedAt: Date | null;
}

/** A tenth of a day, in milliseconds. */
const tenthMs = 8_640_000;
const average = 'measures.averageDaysTenths';

/**
 * Counts the measures of a period up to the day of `asOf`, for each unit and the units above; what is not there is zero.
 * @param period `from`: its first day; null for 1 January
 */
export function recountMeasures(
  sources: readonly MeasureSource[],
  period: { asOf: Date; from: string | null; root: string },
): Map<string, Counts> {
  const to = dayOf(period.asOf);
  const from = period.from ?? `${to.slice(0, 4)}-01-01`;
  const isWithin = (at: Date): boolean => dayOf(at) >= from && dayOf(at) <= to;
  const byUnit = new Map<string, Counts>();
  for (const row of sources) {
    const completedAt = row.status === 'COMPLETED' ? row.closedAt : null;
    const happened: Record<string, Date | null> = {
      issued: row.deliveredAt,
      acknowledged: row.acknowledgedAt,
      completed: completedAt,
      completedOnTime: row.isOverdue ? null : completedAt,
      becameOverdue: row.isOverdue ? row.overdueAt : null,
      returned: row.returnedAt,
      extended: row.extendedAt,
    };
    const names = Object.entries(happened).flatMap(([name, at]) => (at !== null && isWithin(at) ? [name] : []));
    if (names.length === 0) continue;
    const days =
      completedAt !== null && isWithin(completedAt)
        ? Math.max(0, Math.round((completedAt.getTime() - row.deliveredAt.getTime()) / tenthMs))
        : 0;
    for (const unit of unitsOf(row.unitPath, period.root)) {
      const counts = byUnit.get(unit) ?? new Map<string, number>();
      byUnit.set(unit, counts);
      for (const name of names) counts.set(`measures.${name}`, (counts.get(`measures.${name}`) ?? 0) + 1);
      counts.set(average, (counts.get(average) ?? 0) + days);
    }
  }
  for (const counts of byUnit.values()) {
    const completed = counts.get('measures.completed') ?? 0;
    if (completed === 0) counts.delete(average);
    else counts.set(average, Math.round((counts.get(average) ?? 0) / completed));
  }
  return byUnit;
}

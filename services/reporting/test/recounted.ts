import type { AssignmentFacts, DashboardMeasures, DashboardQuery, EventEnvelope } from '@ducha/contracts';
import { lampAt } from '../src/domain/lamp.js';

const offsetMs = 8 * 3_600_000;
const dayOf = (at: string | Date): string => new Date(new Date(at).getTime() + offsetMs).toISOString().slice(0, 10);
const endOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs + 86_400_000 - 1);

/** An assignment as its events told it, without any of the projection's code but the lamp. */
interface Told {
  /** By the day from whose end on it was so. */
  states: { from: string; facts: AssignmentFacts }[];
  latest: AssignmentFacts;
  overdueAt: string | null;
  returnedAt: string | null;
  extendedAt: string | null;
}

export interface Recounted {
  ids: string[];
  byStatusAndLamp: Record<string, number>;
  overdue: number;
  measures: DashboardMeasures;
  idsByMeasure: Record<string, string[]>;
}

function toldBy(events: readonly EventEnvelope[]): Told[] {
  const all = new Map<string, Told>();
  for (const event of events) {
    const { assignment, isGranted } = event.data as { assignment: AssignmentFacts; isGranted?: boolean };
    const told = all.get(event.aggregateId) ?? {
      states: [],
      latest: assignment,
      overdueAt: null,
      returnedAt: null,
      extendedAt: null,
    };
    const before = told.states.at(-1);
    const day = dayOf(event.occurredAt);
    const from = before && before.from > day ? before.from : day;
    if (before?.from === from) told.states.pop();
    told.states.push({ from, facts: assignment });
    told.latest = assignment;
    // It missed its limit when that passed, or when it came, if that was later.
    const missedAt = [assignment.completionDueAt, assignment.deliveredAt].toSorted().at(-1) ?? null;
    told.overdueAt = assignment.isOverdue ? (told.overdueAt ?? missedAt) : null;
    if (event.type.includes('.returned.')) told.returnedAt ??= event.occurredAt;
    if (event.type.includes('.extension-decided.') && isGranted === true) told.extendedAt ??= event.occurredAt;
    all.set(event.aggregateId, told);
  }
  return [...all.values()];
}

/** Counts again, from the events themselves, what a dashboard shows. */
export function recounted(
  events: readonly EventEnvelope[],
  path: string,
  query: DashboardQuery & { asOf: string; isPast: boolean },
): Recounted {
  const day = dayOf(query.asOf);
  const from = query.from ?? `${day.slice(0, 4)}-01-01`;
  const result: Recounted = {
    ids: [],
    byStatusAndLamp: {},
    overdue: 0,
    measures: {
      issued: 0,
      acknowledged: 0,
      completed: 0,
      completedOnTime: 0,
      becameOverdue: 0,
      returned: 0,
      extended: 0,
      averageDaysTenths: null,
    },
    idsByMeasure: {},
  };
  let tenths = 0;
  for (const told of toldBy(events)) {
    const { latest } = told;
    if (latest.unitPath !== path && !latest.unitPath.startsWith(`${path}.`)) continue;
    if (!fits(latest, query)) continue;
    const state = query.isPast ? told.states.findLast((one) => one.from <= day)?.facts : latest;
    const count = (measure: Exclude<keyof DashboardMeasures, 'averageDaysTenths'>, at: string | null): void => {
      if (at === null || dayOf(at) < from || dayOf(at) > day) return;
      result.measures[measure] += 1;
      (result.idsByMeasure[measure] ??= []).push(latest.id);
    };
    const completedAt = latest.status === 'COMPLETED' ? latest.closedAt : null;
    count('issued', latest.deliveredAt);
    count('acknowledged', latest.acknowledgedAt);
    count('completed', completedAt);
    count('completedOnTime', latest.isOverdue ? null : completedAt);
    count('becameOverdue', told.overdueAt);
    count('returned', told.returnedAt);
    count('extended', told.extendedAt);
    if (completedAt !== null && dayOf(completedAt) >= from && dayOf(completedAt) <= day)
      tenths += Math.round((Date.parse(completedAt) - Date.parse(latest.deliveredAt)) / 8_640_000);
    if (state === undefined) continue;
    result.ids.push(latest.id);
    const lamp = lampAt(
      {
        status: state.status,
        nextDueAt: new Date(state.nextDueAt),
        warnAt: new Date(state.warnAt),
        clockStoppedAt: state.clockStoppedAt === null ? null : new Date(state.clockStoppedAt),
      },
      query.isPast ? endOf(day) : new Date(query.asOf),
    );
    const cell = `${state.status}/${lamp}`;
    result.byStatusAndLamp[cell] = (result.byStatusAndLamp[cell] ?? 0) + 1;
    if (state.isOverdue) result.overdue += 1;
  }
  const { completed } = result.measures;
  result.measures.averageDaysTenths = completed === 0 ? null : Math.round(tenths / completed);
  return result;
}

const levels = ['AUTONOMOUS_REGION', 'LEAGUE_CITY', 'BANNER_COUNTY', 'SUMU_TOWNSHIP', 'GACHA_VILLAGE'] as const;

function fits(facts: AssignmentFacts, query: DashboardQuery): boolean {
  const level = levels[facts.unitPath.split('.').filter((label) => !label.includes('_')).length - 1];
  return (
    (query.level === undefined || query.level.includes(level ?? 'AUTONOMOUS_REGION')) &&
    (query.contentCategory === undefined || query.contentCategory.includes(facts.contentCategory)) &&
    (query.sourceKind === undefined || query.sourceKind.includes(facts.sourceKind)) &&
    (query.role === undefined || query.role === facts.role) &&
    (query.issuingUnitId === undefined || query.issuingUnitId === (facts.issuingUnitId ?? facts.dispatcherUnitId))
  );
}

import {
  assignmentStatuses,
  AssignmentExtensionDecidedV1,
  AssignmentProgressReportedV1,
  AssignmentReturnedV1,
  ContentCategory,
  RegionLevel,
  SourceKind,
} from '@ducha/contracts';
import type {
  AssignmentFacts,
  Dashboard,
  DashboardQuery,
  EventEnvelope,
  LedgerAssignmentQuery,
} from '@ducha/contracts';
import fc from 'fast-check';
import { PackedCounts1764000000090 } from '../src/migrations/packed-counts-1764000000090.js';
import { RoleAndLevelCounts1764000000100 } from '../src/migrations/role-and-level-counts-1764000000100.js';
import { countOn } from '../src/projections/count-from-rows.js';
import { lampsSettledAt, settleLamps } from '../src/projections/lamp-settling.js';
import { anAssignment } from './facts.js';
import { ids, paths } from '@ducha/testing-events';
import { assignmentEvent, callerOf, Projected } from './projected.js';
import { allAmounts } from './read-counters.js';
import { recounted } from './recounted.js';

const hourMs = 3_600_000;
/** 00:00 of 1 December 2025 in Shanghai: histories run over the turn of a year. */
const start = Date.parse('2025-11-30T16:00:00.000Z');
const days = 70;
const iso = (hours: number): string => new Date(start + hours * hourMs).toISOString();

const hours = fc.integer({ min: 0, max: days * 24 });
/** Most limits end at midnight, some at an hour. */
const limit = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: days }).map((day) => day * 24) }, hours);
const closed = ['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'];
const step = fc.record({
  after: fc.integer({ min: 0, max: 300 }),
  status: fc.constantFrom(...assignmentStatuses),
  type: fc.constantFrom(AssignmentProgressReportedV1, AssignmentReturnedV1, AssignmentExtensionDecidedV1),
  isGranted: fc.boolean(),
  isOverdue: fc.boolean(),
  isStopped: fc.boolean(),
  nextDue: limit,
  warnBefore: fc.integer({ min: 0, max: 120 }),
});
const history = fc.record({
  path: fc.constantFrom(...Object.values(paths)),
  issuer: fc.constantFrom(ids.region, ids.league),
  role: fc.constantFrom('LEAD' as const, 'SUPPORT' as const),
  source: fc.constantFrom('HOTLINE' as const, 'MAILBOX' as const, 'AUDIT' as const),
  category: fc.constantFrom(...ContentCategory.options),
  delivered: hours,
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
});
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

function eventsOf(told: History): EventEnvelope[] {
  let at = told.delivered;
  let facts: AssignmentFacts = anAssignment({
    unitPath: told.path,
    issuingUnitId: told.issuer,
    role: told.role,
    sourceKind: told.source,
    contentCategory: told.category,
    deliveredAt: iso(at),
    acknowledgedAt: null,
  });
  return told.steps.map((one, index) => {
    at += index === 0 ? 0 : one.after;
    const isClosed = closed.includes(one.status);
    facts = {
      ...facts,
      status: one.status,
      acknowledgedAt: one.status === 'PENDING_ACK' ? facts.acknowledgedAt : (facts.acknowledgedAt ?? iso(at)),
      closedAt: isClosed ? iso(at) : null,
      clockStoppedAt: isClosed || one.isStopped ? iso(at) : null,
      isOverdue: one.isOverdue,
      completionDueAt: iso(one.nextDue),
      nextDueAt: iso(one.nextDue),
      warnAt: iso(Math.max(0, one.nextDue - one.warnBefore)),
    };
    return assignmentEvent(one.type.type, facts, index + 1, iso(at), { isGranted: one.isGranted });
  });
}

const filter: fc.Arbitrary<DashboardQuery> = fc.record(
  {
    contentCategory: fc.uniqueArray(fc.constantFrom(...ContentCategory.options), { minLength: 1, maxLength: 2 }),
    sourceKind: fc.uniqueArray(fc.constantFrom(...SourceKind.options.slice(6, 12)), { minLength: 1, maxLength: 4 }),
    level: fc.uniqueArray(fc.constantFrom(...RegionLevel.options), { minLength: 1, maxLength: 3 }),
    role: fc.constantFrom('LEAD' as const, 'SUPPORT' as const),
    issuingUnitId: fc.constantFrom(ids.region, ids.league),
    from: fc.integer({ min: 0, max: days }).map((day) => iso(day * 24 + 8).slice(0, 10)),
  },
  { requiredKeys: [] },
);
const question = fc.record({
  path: fc.constantFrom(...Object.values(paths)),
  filter,
  /** Hours from the end of all events: before it a past day or an instant, after it the future. */
  at: fc.integer({ min: -days * 24, max: 240 }),
  isPast: fc.boolean(),
});

/** Amounts of a unit's counters of some keys, added up by day. */
function byDay(all: Record<string, number[]>, unit: string, keys: RegExp): Record<string, number[]> {
  const sums: Record<string, number[]> = {};
  for (const [name, amounts] of Object.entries(all)) {
    const [unitId, key = '', day = ''] = name.split(' ');
    if (unitId !== unit || !keys.test(key)) continue;
    const sum = sums[day];
    sums[day] = sum === undefined ? amounts : sum.map((value, place) => value + (amounts[place] ?? 0));
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amounts]) => amounts.some((amount) => amount !== 0)));
}

describe('counters by unit and day', () => {
  let projected: Projected;
  beforeAll(async () => (projected = await Projected.start()), 120_000);
  afterAll(() => projected?.stop());

  const shown = (path: string, query: DashboardQuery): Promise<Dashboard> =>
    projected.dashboards.dashboard(callerOf(path), query);
  const cells = (dashboard: Dashboard): Record<string, number> =>
    Object.fromEntries(
      dashboard.assignments.byStatusAndLamp.map(({ status, lamp, count }) => [`${status}/${lamp}`, count]),
    );

  it('equal a recount of the events, for any unit and filter, now, at any instant and as of any past day', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(history, { minLength: 3, maxLength: 12 }),
        fc.array(question, { minLength: 10, maxLength: 10 }),
        fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), settles: fc.boolean(), repeats: fc.boolean() }), {
          minLength: 40,
          maxLength: 40,
        }),
        async (histories, questions, batches) => {
          await projected.empty();
          const events = histories
            .flatMap(eventsOf)
            .toSorted(
              (a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || a.aggregateVersion - b.aggregateVersion,
            );
          const last = await bringIn(events, batches);
          for (const one of questions) await expectRecount(events, last, one);
          const folded = await allAmounts(projected.dataSource);
          await expectKeysMigrated(folded);
          await migrateAgain();
          for (const one of questions.slice(0, 4)) await expectRecount(events, last, one);
          await countAgain();
          expect(await allAmounts(projected.dataSource)).toEqual(folded);
          for (const one of questions.slice(4, 8)) await expectRecount(events, last, one);
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  }, 240_000);

  /** Back to the keys there were before, which tell apart all there is, and forth to those that were folded. */
  async function expectKeysMigrated(folded: Record<string, number[]>): Promise<void> {
    const runner = projected.dataSource.createQueryRunner();
    const migration = new RoleAndLevelCounts1764000000100();
    await runner.startTransaction();
    await migration.down(runner);
    const before = await allAmounts(runner);
    for (const told of [/^[a-z]{2}--$/, /^[a-z]--[0-9]$/, /^-[a-z]-[0-9]$/, /^[a-z]{2}-[0-9]$/])
      expect({ told, sums: byDay(before, ids.league, told) }).toEqual({
        told,
        sums: byDay(folded, ids.league, /^-{4}$/),
      });
    for (const told of [/^--[a-z]-$/, /^---[0-9]$/]) {
      expect(byDay(before, ids.banner, told)).toEqual({});
      expect(byDay(before, ids.league, told)).toEqual(byDay(folded, ids.league, /^-{4}$/));
    }
    await migration.up(runner);
    expect(await allAmounts(runner)).toEqual(folded);
    await runner.commitTransaction();
    await runner.release();
  }

  /** As the migration counts what is there already. */
  async function migrateAgain(): Promise<void> {
    const runner = projected.dataSource.createQueryRunner();
    const migration = new PackedCounts1764000000090();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
  }

  /** As a rebuild counts what it has read. */
  async function countAgain(): Promise<void> {
    await projected.dataSource.query('TRUNCATE assignment_count, assignment_day_count');
    const settledAt = await projected.dataSource.transaction((manager) => lampsSettledAt(manager));
    await countOn(projected.dataSource, settledAt);
  }

  async function bringIn(
    events: readonly EventEnvelope[],
    batches: readonly { size: number; settles: boolean; repeats: boolean }[],
  ): Promise<Date> {
    let at = 0;
    for (let turn = 0; at < events.length; turn += 1) {
      const { size, settles, repeats } = batches[turn % batches.length] ?? { size: 1, settles: false, repeats: false };
      const batch = events.slice(at, at + size);
      await projected.fold(batch);
      if (repeats) await projected.fold(batch);
      at += size;
      if (settles) await settleLamps(projected.dataSource, new Date(batch.at(-1)?.occurredAt ?? 0), 2);
    }
    const last = new Date(events.at(-1)?.occurredAt ?? 0);
    projected.clock.set(new Date(last.getTime() + hourMs).toISOString());
    return projected.clock.now();
  }

  async function expectRecount(
    events: readonly EventEnvelope[],
    now: Date,
    { path, filter, at, isPast }: typeof question extends fc.Arbitrary<infer Q> ? Q : never,
  ): Promise<void> {
    const asOf = new Date(now.getTime() + at * hourMs);
    const day = new Date(asOf.getTime() + 8 * hourMs).toISOString().slice(0, 10);
    const isBefore = isPast && day < new Date(now.getTime() + 8 * hourMs).toISOString().slice(0, 10);
    const time = isBefore ? { day } : { asOf: asOf.toISOString() };
    const query: DashboardQuery = { ...filter, ...time };
    const expected = recounted(events, path, { ...query, asOf: asOf.toISOString(), isPast: isBefore });

    const dashboard = await shown(path, query);
    expect({ query, cells: cells(dashboard) }).toEqual({ query, cells: expected.byStatusAndLamp });
    expect({ query, overdue: dashboard.assignments.overdue }).toEqual({ query, overdue: expected.overdue });
    expect({ query, measures: dashboard.measures }).toEqual({ query, measures: expected.measures });
    await expectRows(path, query, expected);
  }

  async function expectRows(
    path: string,
    { from, ...query }: DashboardQuery,
    expected: ReturnType<typeof recounted>,
  ): Promise<void> {
    const rows = async (more: Partial<LedgerAssignmentQuery>): Promise<string[]> => {
      const asked = { scope: 'SUBTREE', sort: 'nextDueAt', limit: 200, ...query, ...more } as LedgerAssignmentQuery;
      const list = await projected.ledger.list(callerOf(path), asked);
      expect(list.total).toBe(list.rows.length);
      return list.rows.map(({ id }) => id).toSorted();
    };
    expect(await rows({})).toEqual(expected.ids.toSorted());
    const day = query.day ?? new Date(Date.parse(query.asOf ?? '') + 8 * hourMs).toISOString().slice(0, 10);
    for (const [measure, event] of [
      ['completedOnTime', 'COMPLETED_ON_TIME'],
      ['becameOverdue', 'BECAME_OVERDUE'],
      ['returned', 'RETURNED'],
    ] as const)
      expect({ measure, ids: await rows({ event, from, to: day }) }).toEqual({
        measure,
        ids: (expected.idsByMeasure[measure] ?? []).toSorted(),
      });
  }
});

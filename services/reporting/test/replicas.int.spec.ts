import {
  AssignmentAcceptedV1,
  AssignmentAcknowledgedV1,
  AssignmentDispatchedV1,
  AssignmentProgressReportedV1,
  AssignmentReturnedV1,
} from '@ducha/contracts';
import type { AssignmentFacts, Dashboard, DashboardQuery } from '@ducha/contracts';
import { DeadLetters, Reconciliation } from '@ducha/messaging';
import type { RunningService } from '@ducha/platform';
import { eventually } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { DashboardsReadModel } from '../src/dashboards/dashboards.read-model.js';
import { settleLamps } from '../src/projections/lamp-settling.js';
import { anAssignment } from './facts.js';
import { paths } from '@ducha/testing-events';
import { callerOf } from './projected.js';
import { recounted } from './recounted.js';
import { startReporting, type RunningReporting } from './running-reporting.js';

const places = [paths.region, paths.league, paths.banner, paths.gacha, paths.regionDepartment, paths.otherLeague];
const fromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** One assignment's life while lamps turn by themselves: it is yellow and red within seconds of its delivery. */
async function live({ tracking }: RunningReporting, index: number): Promise<void> {
  let facts = anAssignment({
    unitPath: places[index % places.length]!,
    role: index % 3 === 0 ? 'SUPPORT' : 'LEAD',
    status: 'PENDING_ACK',
    deliveredAt: fromNow(0),
    acknowledgedAt: null,
    warnAt: fromNow(200 + (index % 7) * 150),
    nextDueAt: fromNow(900 + (index % 11) * 200),
    completionDueAt: fromNow(900 + (index % 11) * 200),
  });
  await tracking.emit(AssignmentDispatchedV1, facts.id, { assignment: facts });
  const becomes = (changes: Partial<AssignmentFacts>): { assignment: AssignmentFacts } => {
    facts = { ...facts, ...changes };
    return { assignment: facts };
  };
  const acknowledged = becomes({ status: 'IN_PROGRESS', acknowledgedAt: fromNow(0) });
  await tracking.emit(AssignmentAcknowledgedV1, facts.id, acknowledged);
  const reported = { ...AssignmentProgressReportedV1.example, ...becomes({ firstReportedAt: fromNow(0) }) };
  await tracking.emit(AssignmentProgressReportedV1, facts.id, reported);
  if (index % 2 === 0)
    await tracking.emit(AssignmentReturnedV1, facts.id, {
      ...AssignmentReturnedV1.example,
      ...becomes({ status: 'RETURNED', returnCount: 1, warnAt: fromNow(300), nextDueAt: fromNow(1_200) }),
    });
  if (index % 5 === 0)
    await tracking.emit(AssignmentAcceptedV1, facts.id, {
      ...AssignmentAcceptedV1.example,
      ...becomes({ status: 'COMPLETED', closedAt: fromNow(0), clockStoppedAt: fromNow(0) }),
    });
}

describe('two replicas of reporting', () => {
  let reporting: RunningReporting;
  let replicas: RunningService[];

  beforeAll(async () => {
    reporting = await startReporting();
    replicas = [reporting.service, await reporting.replica()];
  }, 180_000);
  afterAll(async () => {
    await replicas?.[1]?.stop();
    await reporting?.stop();
  });

  const shown = (replica: RunningService, path: string, query: DashboardQuery): Promise<Dashboard> =>
    replica.app.get(DashboardsReadModel).dashboard(callerOf(path), query);

  async function expectRecount(): Promise<void> {
    const events = await reporting.tracking.log(['assignment']);
    const asOf = new Date().toISOString();
    for (const replica of replicas)
      for (const path of Object.values(paths))
        for (const query of [{ asOf }, { asOf, role: 'LEAD' as const }, { asOf, level: ['LEAGUE_CITY' as const] }]) {
          const expected = recounted(events, path, { ...query, isPast: false });
          const { assignments, measures } = await shown(replica, path, query);
          const cells = assignments.byStatusAndLamp.map(({ status, lamp, count }) => [`${status}/${lamp}`, count]);
          expect({ path, query, cells: Object.fromEntries(cells), total: assignments.total, measures }).toEqual({
            path,
            query,
            cells: expected.byStatusAndLamp,
            total: expected.ids.length,
            measures: expected.measures,
          });
        }
  }

  it('fold the same streams together and settle lamps, and every count is exact', async () => {
    let isOver = false;
    const settling = replicas.map(async (replica) => {
      let turns = 0;
      for (; !isOver; turns += 1) await settleLamps(replica.app.get(DataSource), new Date());
      return turns;
    });
    const commands = Array.from({ length: 6 }, async (_, lane) => {
      for (let index = lane; index < 96; index += 6) await live(reporting, index);
    });
    try {
      await Promise.all(commands);
      const events = await reporting.tracking.log(['assignment']);
      expect(events.length).toBeGreaterThan(300);
      // What a broker that lost acknowledgements sends once more.
      await reporting.tracking.redeliver(events.slice(0, 120));
      await reporting.settled();
    } finally {
      isOver = true;
      for (const turns of await Promise.all(settling)) expect(turns).toBeGreaterThan(3);
    }
    await expectRecount();
    // Once more after the last lamp has turned and is in the counters.
    await Promise.all(
      replicas.map((replica) => settleLamps(replica.app.get(DataSource), new Date(Date.now() + 5_000))),
    );
    await expectRecount();
    expect(await reporting.service.app.get(Reconciliation).run()).toMatchObject({ outcome: 'AGREES' });
  }, 180_000);

  it('park only the aggregate of a poison event in a batch, list it, and replay it once its cause is gone', async () => {
    const poison = anAssignment({ task: '不能入账的任务', unitPath: paths.sumu });
    const sound = Array.from({ length: 40 }, (_, index) => anAssignment({ unitPath: places[index % places.length]! }));
    const { dataSource } = reporting;
    await dataSource.query(
      `ALTER TABLE assignment_row ADD CONSTRAINT poison CHECK (task <> '${poison.task}') NOT VALID`,
    );
    // Folds wait at the table, so that what is emitted meanwhile arrives as one batch.
    const holder = dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK TABLE assignment_row IN ACCESS EXCLUSIVE MODE');
    for (const assignment of [...sound.slice(0, 20), poison, ...sound.slice(20)])
      await reporting.tracking.emit(AssignmentDispatchedV1, assignment.id, { assignment });
    await reporting.tracking.emit(AssignmentAcknowledgedV1, poison.id, {
      assignment: { ...poison, status: 'IN_PROGRESS' },
    });
    await reporting.tracking.published();
    await holder.commitTransaction();
    await holder.release();

    const stored = async (ids: string[]): Promise<number> => {
      const [row] = await dataSource.query<{ count: number }[]>(
        'SELECT count(*)::int AS count FROM assignment_row WHERE id = ANY ($1::uuid[])',
        [ids],
      );
      return row?.count ?? 0;
    };
    const letters = reporting.service.app.get(DeadLetters);
    await eventually(async () => expect(await stored(sound.map(({ id }) => id))).toBe(sound.length), {
      timeout: 60_000,
    });
    await eventually(
      async () =>
        expect(await letters.list()).toMatchObject([
          { consumer: 'reporting__tracking', aggregateId: poison.id, aggregateVersion: 1, reason: 'FAILED' },
          { consumer: 'reporting__tracking', aggregateId: poison.id, aggregateVersion: 2, reason: 'QUEUED' },
        ]),
      { timeout: 60_000 },
    );
    expect(await stored([poison.id])).toBe(0);

    await dataSource.query('ALTER TABLE assignment_row DROP CONSTRAINT poison');
    expect(await letters.replay()).toMatchObject([{ aggregateId: poison.id, applied: 2, failure: null }]);
    expect(await letters.list()).toEqual([]);
    await expectRecount();
  }, 180_000);
});

import type { StatusLamp } from '@ducha/contracts';
import { statusLamps } from '@ducha/contracts';
import { eventually } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { planned } from '../../test/intake-producer.js';
import { RunningTracking } from '../../test/running-tracking.js';
import { pendingClocks } from '../assignments/assignment-store.js';
import { ClockScanner } from './clock-scanner.js';

const day = 86_400_000;
const seal = { text: '已建成投用', signedBy: { kind: 'OFFICIAL_SEAL' } };
const at = (instant: string, ms: number): Date => new Date(Date.parse(instant) + ms);

let tracking: RunningTracking;
beforeAll(async () => {
  tracking = await RunningTracking.start();
});
afterAll(() => tracking.stop());
afterEach(() => tracking.setTime(null));

/** Clock kinds that have fired for the assignment, with the due instants the events name. */
async function fired(id: string): Promise<[string, string][]> {
  const events = await tracking.events(id);
  return events
    .filter(({ type }) => type.includes('became-overdue'))
    .map(({ data }) => [data.clock, new Date(data.dueAt).toISOString()]);
}

const iso = (instant: string) => new Date(instant).toISOString();
const scan = () => tracking.get(ClockScanner).scan();

describe('due clocks', () => {
  it('fire once each with their true due time, however late they are found', async () => {
    const lead = planned('league');
    await tracking.dispatched([lead]);
    await tracking.command(lead.assignmentId, 'acknowledge', 'league-clerk');
    tracking.setTime(at(lead.reportDueAt, -1));
    await scan();
    expect(await fired(lead.assignmentId)).toEqual([]);
    tracking.setTime(at(lead.completionDueAt, 40 * day));
    await scan();
    await scan();
    expect(await fired(lead.assignmentId)).toEqual([
      ['REPORT', iso(lead.reportDueAt)],
      ['COMPLETION', iso(lead.completionDueAt)],
    ]);
    const { body } = await tracking.read(`/assignments/${lead.assignmentId}`, 'league-clerk');
    expect(body).toMatchObject({ isOverdue: true, lamp: 'RED', version: 4 });
    expect(body.lampReason).toContain('已超期');
  });

  it('fire once each when two replicas scan at the same time', async () => {
    const replica = await tracking.startReplica();
    const leads = Array.from({ length: 20 }, () => planned('league'));
    await tracking.dispatched(leads);
    tracking.setTime(at(leads[0]!.completionDueAt, day));
    const scanners = [tracking.get(ClockScanner), tracking.get(ClockScanner, replica)];
    await eventually(async () => {
      await Promise.all([...scanners, ...scanners].map((scanner) => scanner.scan()));
      return (
        (
          await tracking.sql('SELECT 1 FROM assignment_clock WHERE next_moment_at <= $1', [
            at(leads[0]!.completionDueAt, day),
          ])
        ).length === 0
      );
    });
    for (const { assignmentId } of leads)
      expect((await fired(assignmentId)).map(([kind]) => kind)).toEqual(['REPORT', 'COMPLETION']);
  });

  it('do not fire for what was delivered in time or taken back', async () => {
    const [handedIn, revoked] = [planned('league'), planned('league')];
    await tracking.dispatched([handedIn]);
    await tracking.command(handedIn.assignmentId, 'acknowledge', 'league-clerk');
    await tracking.command(handedIn.assignmentId, 'submit', 'league-clerk', seal);
    await tracking.intake.revoke(await tracking.dispatched([revoked]));
    await eventually(async () => (await tracking.eventNames(revoked.assignmentId)).includes('cancelled'));
    tracking.setTime(at(handedIn.completionDueAt, 3 * day));
    await scan();
    expect(await fired(handedIn.assignmentId)).toEqual([]);
    expect(await fired(revoked.assignmentId)).toEqual([]);
    await tracking.command(handedIn.assignmentId, 'accept', 'region-clerk');
  });

  it('fire for a late submission even when the scanner comes after it, and the mark stays', async () => {
    const lead = planned('league');
    await tracking.dispatched([lead]);
    await tracking.command(lead.assignmentId, 'acknowledge', 'league-clerk');
    await tracking.command(lead.assignmentId, 'progress', 'league-clerk', { text: '主体完工', percent: 60 });
    tracking.setTime(at(lead.completionDueAt, day));
    await tracking.command(lead.assignmentId, 'submit', 'league-clerk', seal);
    await tracking.command(lead.assignmentId, 'accept', 'region-clerk');
    await scan();
    expect(await fired(lead.assignmentId)).toEqual([['COMPLETION', iso(lead.completionDueAt)]]);
    const { body } = await tracking.read(`/assignments/${lead.assignmentId}`, 'league-clerk');
    expect(body).toMatchObject({ status: 'COMPLETED', lamp: 'DONE', lampReason: '逾期办结', isOverdue: true });
  });

  it('fire before a return moves the date that was missed', async () => {
    const lead = planned('league');
    await tracking.dispatched([lead]);
    await tracking.command(lead.assignmentId, 'acknowledge', 'league-clerk');
    tracking.setTime(at(lead.completionDueAt, day));
    await tracking.command(lead.assignmentId, 'submit', 'league-clerk', seal);
    const completionDueAt = at(lead.completionDueAt, 10 * day).toISOString();
    await tracking.command(lead.assignmentId, 'return', 'region-clerk', { reason: '缺材料', completionDueAt });
    expect((await tracking.eventNames(lead.assignmentId)).slice(2)).toEqual([
      'submitted',
      'became-overdue',
      'became-overdue',
      'returned',
    ]);
    tracking.setTime(at(completionDueAt, day));
    await scan();
    expect((await fired(lead.assignmentId)).at(-1)).toEqual(['COMPLETION', completionDueAt]);
  });

  it('are read from the index of open clocks, so that the cost follows what falls due', async () => {
    const plan = await tracking.service.app.get(DataSource).transaction(async (manager) => {
      await manager.query('SET LOCAL enable_seqscan = off');
      return manager.query<{ 'QUERY PLAN': string }[]>(
        `EXPLAIN SELECT assignment_id FROM assignment_clock WHERE ${pendingClocks('now()')} ORDER BY next_moment_at LIMIT 10`,
      );
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/Index Scan using assignment_clock_next/);
  });

  it('are found by the running scanner', async () => {
    const replica = await tracking.startReplica({ CLOCK_SCAN_INTERVAL_MS: 50 });
    const soon = new Date(Date.now() + 300).toISOString();
    const lead = planned('league', { reportDueAt: soon, completionDueAt: soon });
    await tracking.dispatched([lead]);
    await eventually(async () => (await fired(lead.assignmentId)).length === 2);
    await replica.stop();
  });
});

describe('the lamp filter', () => {
  it('agrees with the lamp of every row', async () => {
    const first = planned('hohhot');
    await tracking.dispatched([
      first,
      planned('hohhot', { completionDueAt: at(first.completionDueAt, 60 * day).toISOString() }),
    ]);
    for (const ms of [0, 6 * day, 9 * day, 12 * day]) {
      tracking.setTime(new Date(Date.now() + ms));
      const all = (await tracking.read('/assignments?limit=200', 'region-clerk')).body.rows as {
        id: string;
        lamp: StatusLamp;
      }[];
      for (const lamp of statusLamps) {
        const { rows } = (await tracking.read(`/assignments?limit=200&lamp=${lamp}`, 'region-clerk')).body;
        expect(rows.map((row: { id: string }) => row.id)).toEqual(
          all.filter((row) => row.lamp === lamp).map(({ id }) => id),
        );
      }
    }
  });
});

import { eventually } from '@ducha/testing';
import type { ClockView } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { planned } from '../../test/intake-producer.js';
import { RunningTracking } from '../../test/running-tracking.js';
import { ClockScanner } from './clock-scanner.js';

const hour = 3_600_000;
const at = (text: string): Date => new Date(`${text}+08:00`);
const seal = { text: '已建成投用', signedBy: { kind: 'OFFICIAL_SEAL' } };

/** A Monday without holidays near; the task is delivered then. */
const monday = at('2026-06-01T10:00');

let tracking: RunningTracking;
beforeAll(async () => {
  tracking = await RunningTracking.start();
  await tracking.loadRules();
});
afterAll(() => tracking.stop());
afterEach(() => tracking.setTime(null));

const scan = () => tracking.get(ClockScanner).scan();

/** Every moment that has fired, as `event clock step at`, in the order of the versions. */
async function fired(id: string): Promise<string[]> {
  const events = await tracking.events(id);
  return events
    .filter(({ type }) => /\.(reminded|became-overdue|report-missed|deadline-passed|escalated)\./.test(type))
    .map(({ type, data }) =>
      [type.split('.')[2], data.clock, data.step, data.momentAt ?? data.dueAt]
        .filter((part) => part !== undefined)
        .join(' '),
    );
}

async function clocksOf(id: string, personId = 'league-clerk'): Promise<Map<string, ClockView>> {
  const { body } = await tracking.read(`/assignments/${id}`, personId);
  return new Map((body.clocks as ClockView[]).map((clock) => [clock.kind, clock]));
}

const due = (text: string): string => at(text).toISOString();

/** Delivers a task of the region to the league on that Monday; the office stated both dates. */
async function delivered(change: Parameters<typeof planned>[1] = {}, item: object = {}): Promise<string> {
  tracking.setTime(monday);
  const lead = planned('league', {
    reportDueAt: due('2026-06-20T00:00'),
    completionDueAt: due('2026-07-18T00:00'),
    ...change,
  });
  await tracking.dispatched([lead], item);
  return lead.assignmentId;
}

describe('the clocks of a delivered assignment', () => {
  it('are shown with their rule, its clause and the count', async () => {
    const id = await delivered({ reportDueAt: due('2026-06-17T00:00') }, { receivedOn: '2026-06-01' });
    const clocks = await clocksOf(id);
    expect([...clocks.keys()]).toEqual(['ACKNOWLEDGE', 'REPORT', 'COMPLETION']);
    expect(clocks.get('ACKNOWLEDGE')).toMatchObject({
      state: 'RUNNING',
      dueAt: due('2026-06-04T00:00'),
      isStated: false,
      policy: { id: 'acknowledge.default', version: 1 },
      explanation: '自2026年6月1日10时（交办）的次日起算，2个工作日，至2026年6月3日24时届满。',
    });
    expect(clocks.get('REPORT')).toMatchObject({
      isStated: false,
      policy: { id: 'report.default.instruction', clause: '四（一）' },
      explanation: expect.stringContaining('15日（含休息日和节假日）'),
      warnAt: due('2026-06-11T00:00'),
      warning: { id: 'lamp.warning' },
    });
    expect(clocks.get('COMPLETION')).toMatchObject({
      isStated: true,
      policy: { id: 'instruction.stated' },
      explanation: '按批（交）办要求的时限，至2026年7月17日24时届满。',
      originalDueAt: due('2026-07-18T00:00'),
    });
    expect(clocks.get('COMPLETION')?.moments.map(({ step }) => step)).toEqual([
      'REMIND',
      'REMIND',
      'DUE',
      'URGE',
      'BLUE_NOTICE',
      'ORANGE_NOTICE',
      'RED_NOTICE',
      'CRITICISM',
    ]);
  });

  it('say in the lamp’s reason which rule warns', async () => {
    const id = await delivered();
    tracking.setTime(at('2026-06-18T09:00'));
    const { body } = await tracking.read(`/assignments/${id}`, 'league-clerk');
    expect(body).toMatchObject({ lamp: 'YELLOW' });
    expect(body.lampReason).toMatch(/^报告期限为6月19日，已进入临期提醒（依据：到期前三个工作日亮黄灯，/);
  });
});

describe('moments', () => {
  it('fire one after the other, each at its time: reminders, the date, the steps after it, and a suggestion at last', async () => {
    const id = await delivered();
    await tracking.command(id, 'acknowledge', 'league-clerk');
    tracking.setTime(at('2026-06-08T09:00'));
    await tracking.command(id, 'progress', 'league-clerk', { text: '开工', percent: 10 });
    tracking.setTime(at('2026-07-01T00:00'));
    await tracking.command(id, 'progress', 'league-clerk', { text: '主体完工', percent: 60 });
    const seen = (await fired(id)).length;
    tracking.setTime(at('2026-08-30T00:00'));
    await scan();
    const completion = (await fired(id)).slice(seen).filter((line) => line.includes('COMPLETION'));
    expect(completion).toEqual([
      `reminded COMPLETION ${due('2026-07-14T00:00')}`,
      `reminded COMPLETION ${due('2026-07-16T00:00')}`,
      `became-overdue COMPLETION ${due('2026-07-18T00:00')}`,
      `escalated COMPLETION URGE ${due('2026-07-18T00:00')}`,
      `escalated COMPLETION BLUE_NOTICE ${due('2026-07-23T00:00')}`,
      `escalated COMPLETION ORANGE_NOTICE ${due('2026-07-29T00:00')}`,
      `escalated COMPLETION RED_NOTICE ${due('2026-08-08T00:00')}`,
      `escalated COMPLETION CRITICISM ${due('2026-08-15T00:00')}`,
    ]);
    const events = await tracking.events(id);
    const suggestions = events.filter(({ data }) => data.isSuggestion === true);
    expect(suggestions.map(({ data }) => data.step)).toEqual(['CRITICISM']);
    const shown = (await clocksOf(id)).get('COMPLETION')!;
    expect(shown.moments.every(({ isOver }) => isOver)).toBe(true);
    expect(shown.moments.at(-1)).toMatchObject({ step: 'CRITICISM', isSuggestion: true });
  });

  it('end with what they wait for', async () => {
    const id = await delivered();
    await tracking.command(id, 'acknowledge', 'league-clerk');
    tracking.setTime(at('2026-06-10T09:00'));
    await tracking.command(id, 'submit', 'league-clerk', seal);
    tracking.setTime(at('2026-06-11T09:00'));
    await tracking.command(id, 'accept', 'region-clerk');
    tracking.setTime(at('2026-12-01T00:00'));
    await scan();
    expect(await fired(id)).toEqual([]);
    expect([...(await clocksOf(id)).values()].map(({ state }) => state)).toEqual(Array(4).fill('STOPPED'));
  });

  it('fire once each when two replicas scan under load, and the assignments keep their versions', async () => {
    const replica = await tracking.startReplica();
    await tracking.rulesRead();
    tracking.setTime(monday);
    const leads = Array.from({ length: 30 }, () =>
      planned('league', { reportDueAt: due('2026-06-20T00:00'), completionDueAt: due('2026-07-18T00:00') }),
    );
    await tracking.dispatched(leads);
    tracking.setTime(at('2026-09-01T00:00'));
    const scanners = [tracking.get(ClockScanner), tracking.get(ClockScanner, replica)];
    const acknowledge = async () => {
      for (const { assignmentId } of leads) await tracking.command(assignmentId, 'acknowledge', 'league-clerk');
    };
    await Promise.all([acknowledge(), ...[...scanners, ...scanners].map((scanner) => scanner.scan())]);
    await eventually(async () => {
      await Promise.all(scanners.map((scanner) => scanner.scan()));
      return (
        (await tracking.sql('SELECT 1 FROM assignment_clock WHERE next_moment_at <= $1', [at('2026-09-01T00:00')]))
          .length === 0
      );
    });
    for (const { assignmentId } of leads) {
      const lines = await fired(assignmentId);
      expect(new Set(lines).size).toBe(lines.length);
      expect(lines).toHaveLength(2 + 8 + 5);
      const versions = (await tracking.events(assignmentId)).map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
    }
    await replica.stop();
  });

  it('that passed while no scanner ran fire once, late, when services that scan are started again', async () => {
    const before = await tracking.startReplica({ CLOCK_SCAN_INTERVAL_MS: 20 });
    const id = await delivered();
    await before.stop();
    const after = await Promise.all([20, 20].map((ms) => tracking.startReplica({ CLOCK_SCAN_INTERVAL_MS: ms })));
    const now = at('2026-09-01T00:00');
    tracking.setTime(now);
    const open = `SELECT 1 FROM assignment_clock WHERE assignment_id = $1 AND next_moment_at <= $2`;
    await eventually(async () => (await tracking.sql(open, [id, now])).length === 0, { timeout: 60_000 });
    await Promise.all(after.map((replica) => replica.stop()));
    const lines = await fired(id);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toEqual(
      expect.arrayContaining([
        `deadline-passed ACKNOWLEDGE ${due('2026-06-04T00:00')}`,
        `became-overdue REPORT ${due('2026-06-20T00:00')}`,
        `became-overdue COMPLETION ${due('2026-07-18T00:00')}`,
      ]),
    );
    const versions = (await tracking.events(id)).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  }, 120_000);

  it('that were missed while the service was down fire once, late, with their true time', async () => {
    const id = await delivered();
    tracking.setTime(at('2026-06-22T08:00'));
    await scan();
    await scan();
    expect(await fired(id)).toEqual([
      `deadline-passed ACKNOWLEDGE ${due('2026-06-04T00:00')}`,
      `escalated ACKNOWLEDGE URGE ${due('2026-06-04T00:00')}`,
      `reminded REPORT ${due('2026-06-16T00:00')}`,
      `reminded REPORT ${due('2026-06-18T00:00')}`,
      `became-overdue REPORT ${due('2026-06-20T00:00')}`,
      `escalated REPORT URGE ${due('2026-06-20T00:00')}`,
    ]);
  });
});

describe('a command that had to wait for its assignment', () => {
  it('works with the clocks as they are then, not as they were when it began', async () => {
    const id = await delivered();
    const runner = tracking.get(DataSource).createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT 1 FROM assignment WHERE id = $1 FOR UPDATE', [id]);
    const waiting = tracking.command(id, 'acknowledge', 'league-clerk');
    await eventually(async () => (await tracking.sql('SELECT 1 FROM pg_locks WHERE NOT granted')).length > 0);
    const stopped = at('2026-06-01T09:00');
    await runner.query(
      `UPDATE assignment_clock SET stopped_at = $2 WHERE assignment_id = $1 AND kind = 'ACKNOWLEDGE'`,
      [id, stopped],
    );
    await runner.query('UPDATE assignment SET version = version + 1 WHERE id = $1', [id]);
    await runner.commitTransaction();
    await runner.release();
    await waiting;
    expect((await clocksOf(id)).get('ACKNOWLEDGE')).toMatchObject({ stoppedAt: stopped.toISOString() });
  });
});

describe('a pause', () => {
  it('lets the clocks stand, shows since when, and gives the time back', async () => {
    const lead = planned('league', { reportDueAt: due('2026-06-20T00:00'), completionDueAt: due('2026-07-18T00:00') });
    tracking.setTime(monday);
    const item = await tracking.dispatched([lead]);
    const id = lead.assignmentId;
    tracking.setTime(at('2026-06-02T10:00'));
    await tracking.intake.suspend(item);
    await eventually(async () => (await tracking.eventNames(id)).includes('suspended'));
    expect((await clocksOf(id)).get('COMPLETION')).toMatchObject({
      state: 'PAUSED',
      pausedSince: due('2026-06-02T10:00'),
    });
    tracking.setTime(at('2026-06-12T10:00'));
    await scan();
    expect(await fired(id)).toEqual([]);
    await tracking.intake.resume(item);
    await eventually(async () => (await tracking.eventNames(id)).includes('resumed'));
    const clocks = await clocksOf(id);
    expect(clocks.get('COMPLETION')).toMatchObject({
      state: 'RUNNING',
      pausedSince: null,
      dueAt: due('2026-07-28T00:00'),
      originalDueAt: due('2026-07-18T00:00'),
      explanation: expect.stringContaining('暂停计时的时间顺延，至2026年7月27日24时届满'),
    });
    expect(clocks.get('ACKNOWLEDGE')).toMatchObject({
      dueAt: due('2026-06-14T00:00'),
      originalDueAt: due('2026-06-04T00:00'),
    });
    await tracking.intake.revoke(item);
    await eventually(async () => (await tracking.eventNames(id)).includes('cancelled'));
    tracking.setTime(at('2026-12-01T00:00'));
    await scan();
    expect(await fired(id)).toEqual([]);
  });
});

describe('the dispatcher’s clocks', () => {
  it('run from a request for extension to its decision, which moves the date and keeps the first one', async () => {
    const id = await delivered();
    await tracking.command(id, 'acknowledge', 'league-clerk');
    const proposedDueAt = due('2026-08-01T00:00');
    await tracking.command(id, 'request-extension', 'league-clerk', { reason: '冻土期', proposedDueAt });
    expect((await clocksOf(id)).get('EXTENSION_DECISION')).toMatchObject({
      state: 'RUNNING',
      dueAt: due('2026-06-05T00:00'),
      policy: { id: 'extension-decision.default' },
    });
    tracking.setTime(at('2026-06-05T09:00'));
    await scan();
    expect(await fired(id)).toEqual([
      `reminded EXTENSION_DECISION ${due('2026-06-03T00:00')}`,
      `deadline-passed EXTENSION_DECISION ${due('2026-06-05T00:00')}`,
      `escalated EXTENSION_DECISION URGE ${due('2026-06-05T00:00')}`,
    ]);
    await tracking.command(id, 'decide-extension', 'region-clerk', { isGranted: true, reason: '同意' });
    const clocks = await clocksOf(id);
    expect(clocks.get('EXTENSION_DECISION')).toMatchObject({ state: 'STOPPED' });
    expect(clocks.get('COMPLETION')).toMatchObject({
      dueAt: proposedDueAt,
      originalDueAt: due('2026-07-18T00:00'),
      explanation: expect.stringContaining('经批准延期，至2026年7月31日24时届满'),
    });
  });

  it('run from a submission to its review, and anew from the next one', async () => {
    const id = await delivered();
    await tracking.command(id, 'acknowledge', 'league-clerk');
    await tracking.command(id, 'submit', 'league-clerk', seal);
    expect((await clocksOf(id)).get('REVIEW')).toMatchObject({ state: 'RUNNING', dueAt: due('2026-06-09T00:00') });
    tracking.setTime(at('2026-06-03T10:00'));
    await tracking.command(id, 'return', 'region-clerk', { reason: '缺材料' });
    let clocks = await clocksOf(id);
    expect(clocks.get('REVIEW')).toMatchObject({ state: 'STOPPED' });
    expect(clocks.get('ACKNOWLEDGE')).toMatchObject({ state: 'RUNNING', dueAt: due('2026-06-06T00:00') });
    expect(clocks.get('COMPLETION')).toMatchObject({ state: 'RUNNING', dueAt: due('2026-07-20T00:00') });
    await tracking.command(id, 'acknowledge', 'league-clerk');
    await tracking.command(id, 'submit', 'league-clerk', seal);
    clocks = await clocksOf(id);
    expect(clocks.get('REVIEW')).toMatchObject({ state: 'RUNNING', dueAt: due('2026-06-11T00:00') });
  });
});

describe('a recurring report', () => {
  it('follows the first one week by week; a missed week fires once, keeps the lamp red, and the next report clears it', async () => {
    const id = await delivered();
    await tracking.command(id, 'acknowledge', 'league-clerk');
    await tracking.command(id, 'progress', 'league-clerk', { text: '开工', percent: 10 });
    expect((await clocksOf(id)).get('RECURRING_REPORT')).toMatchObject({
      dueAt: due('2026-06-13T00:00'),
      policy: { id: 'cycle.instruction.feedback' },
    });
    tracking.setTime(at('2026-06-10T09:00'));
    await tracking.command(id, 'progress', 'league-clerk', { text: '主体施工', percent: 20 });
    // The Dragon Boat Festival, a Friday, draws the week's end forward.
    expect((await clocksOf(id)).get('RECURRING_REPORT')).toMatchObject({ dueAt: due('2026-06-19T00:00') });
    tracking.setTime(at('2026-06-29T09:00'));
    await scan();
    await scan();
    const recurring = (await fired(id)).filter((line) => /report-missed|RECURRING/.test(line));
    expect(recurring).toEqual([
      `reminded RECURRING_REPORT ${due('2026-06-17T00:00')}`,
      `report-missed ${due('2026-06-19T00:00')}`,
      `reminded RECURRING_REPORT ${due('2026-06-25T00:00')}`,
      `report-missed ${due('2026-06-27T00:00')}`,
    ]);
    const missed = (await clocksOf(id)).get('RECURRING_REPORT');
    expect(missed).toMatchObject({ missedAt: due('2026-06-19T00:00'), dueAt: due('2026-07-04T00:00') });
    const red = (await tracking.read(`/assignments/${id}`, 'league-clerk')).body;
    expect(red).toMatchObject({ lamp: 'RED', nextDueAt: due('2026-06-19T00:00') });
    await tracking.command(id, 'progress', 'league-clerk', { text: '补报', percent: 30 });
    const green = (await tracking.read(`/assignments/${id}`, 'league-clerk')).body;
    expect(green).toMatchObject({ lamp: 'GREEN', nextDueAt: due('2026-07-11T00:00') });
  });
});

describe('an urgent task', () => {
  it('is to be acknowledged within hours, which run on, and can no longer be declined afterwards', async () => {
    const id = await delivered({}, { urgency: 'CRITICAL' });
    expect((await clocksOf(id)).get('ACKNOWLEDGE')).toMatchObject({ dueAt: due('2026-06-01T12:00') });
    tracking.setTime(new Date(monday.getTime() + 2 * hour));
    expect(await tracking.refusal(id, 'decline', 'league-clerk', { reason: '职责不属我单位' })).toEqual([
      422,
      'tracking.decline.after-limit',
    ]);
  });
});

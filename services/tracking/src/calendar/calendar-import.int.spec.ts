import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { ClockView } from '@ducha/contracts';
import { planned } from '../../test/intake-producer.js';
import { unitIds } from '../../test/organization.js';
import { RunningTracking } from '../../test/running-tracking.js';
import { ClockScanner } from '../clocks/clock-scanner.js';
import { calendarCommand } from './calendar.command.js';
import { CalendarNoticesStore } from './calendar-notices.store.js';
import type { Notice } from './notice-file.js';

const at = (text: string): Date => new Date(`${text}+08:00`);
const due = (text: string): string => at(text).toISOString();
/** Two working days from here lead into a year without a notice. */
const wednesday = at('2026-12-30T10:00');

const off = (date: string, occasion: string) => ({ date, isWorkingDay: false, occasion });
const notice: Notice = {
  jurisdiction: 'CN',
  year: 2027,
  document: '国务院办公厅关于2027年部分节假日安排的通知',
  documentNumber: '国办发明电〔2026〕9号',
  exceptions: [
    off('2027-01-01', '元旦'),
    ...['08', '09', '10', '11', '12'].map((day) => off(`2027-02-${day}`, '春节')),
    { date: '2027-02-20', isWorkingDay: true, occasion: '春节' },
  ],
};

let tracking: RunningTracking;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ducha-calendar-'));
  tracking = await RunningTracking.start();
  await tracking.loadRules();
  tracking.setTime(wednesday);
});
afterEach(async () => {
  await tracking.stop();
  await rm(folder, { recursive: true });
});

/** What the command prints. */
async function run(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    await calendarCommand.run(tracking.service.app, args, tracking.config);
  } finally {
    spy.mockRestore();
  }
  return lines.join('').trim().split('\n');
}

async function imported(content: object): Promise<string[]> {
  const file = join(folder, 'notice.json');
  await writeFile(file, JSON.stringify(content));
  return run('import', file);
}

async function clockOf(id: string, kind: string, personId = 'region-clerk'): Promise<ClockView> {
  const { body } = await tracking.read(`/assignments/${id}`, personId);
  return (body.clocks as ClockView[]).find((clock) => clock.kind === kind)!;
}

async function delivered(unit: 'league' | 'hohhot' = 'league'): Promise<string> {
  const lead = planned(unit, { reportDueAt: due('2027-03-20T00:00'), completionDueAt: due('2027-04-20T00:00') });
  await tracking.dispatched([lead]);
  return lead.assignmentId;
}

describe('the import of a year’s notice', () => {
  it('moves the provisional dates of running clocks, tells it by an event, and lists what moved', async () => {
    const id = await delivered();
    expect(await clockOf(id, 'ACKNOWLEDGE')).toMatchObject({
      dueAt: due('2027-01-02T00:00'),
      isProvisional: true,
      explanation: expect.stringContaining('该日期为暂定'),
    });
    const versionBefore = (await tracking.read(`/assignments/${id}`, 'region-clerk')).body.version;
    const lines = await imported(notice);
    expect(lines).toEqual([
      '已导入 CN 2027 年放假安排第 1 版（国务院办公厅关于2027年部分节假日安排的通知）',
      expect.stringMatching(
        /^150000-2026-LI-000007 {2}阿拉善盟人民政府 {2}签收时限由2027年1月1日24时改为2027年1月4日24时/,
      ),
      '重新计算：1 个时限改期，2 个时限日期不变',
    ]);
    const [, recalculated] = await tracking.events(id);
    expect(recalculated).toMatchObject({
      type: 'tracking.assignment.deadlines-recalculated.v1',
      version: versionBefore + 1,
      data: {
        document: notice.document,
        moved: [{ clock: 'ACKNOWLEDGE', before: due('2027-01-02T00:00'), after: due('2027-01-05T00:00') }],
      },
    });
    const moved = await clockOf(id, 'ACKNOWLEDGE');
    expect(moved).toMatchObject({
      dueAt: due('2027-01-05T00:00'),
      originalDueAt: due('2027-01-02T00:00'),
      isProvisional: false,
    });
    expect(moved.explanation).toContain('元旦放假');
    expect(moved.moments.map(({ at: instant, step }) => [step, instant])).toEqual([
      ['DUE', due('2027-01-05T00:00')],
      ['URGE', due('2027-01-05T00:00')],
    ]);
  });

  it('leaves alone what was settled, and may be repeated', async () => {
    const [open, revoked] = [await delivered(), await delivered()];
    const settled = await tracking.sql('SELECT * FROM assignment WHERE id = $1', [revoked]);
    await tracking.sql('UPDATE assignment_clock SET stopped_at = started_at WHERE assignment_id = $1', [revoked]);
    expect((await imported(notice)).at(-1)).toBe('重新计算：1 个时限改期，2 个时限日期不变');
    expect(await tracking.sql('SELECT * FROM assignment WHERE id = $1', [revoked])).toEqual(settled);
    expect(await imported(notice)).toEqual([
      'CN 2027 年放假安排与已导入的内容一致，未作改动',
      '重新计算：0 个时限改期，0 个时限日期不变',
    ]);
    expect((await tracking.events(open)).length).toBe(2);
    const corrected = { ...notice, exceptions: [...notice.exceptions, off('2027-01-04', '元旦')] };
    expect((await imported(corrected))[0]).toContain('第 2 版');
    expect(await clockOf(open, 'ACKNOWLEDGE')).toMatchObject({ dueAt: due('2027-01-06T00:00') });
  });

  it('keeps days of one jurisdiction to it and what lies below', async () => {
    tracking.setTime(at('2026-07-20T10:00'));
    const [own, other] = [await delivered('league'), await delivered('hohhot')];
    const days = { year: 2026, document: '阿署办发〔2026〕1号', exceptions: [off('2026-07-21', '那达慕')] };
    await imported({ ...days, jurisdiction: unitIds.league });
    expect(await clockOf(own, 'ACKNOWLEDGE')).toMatchObject({ dueAt: due('2026-07-24T00:00') });
    expect(await clockOf(other, 'ACKNOWLEDGE')).toMatchObject({ dueAt: due('2026-07-23T00:00') });
    expect((await tracking.events(other)).length).toBe(1);
    expect(await run('list')).toContainEqual(expect.stringContaining(`${unitIds.league}  2026 年  第 1 版`));
  });

  it.each([
    {
      name: 'a date of another year',
      change: { exceptions: [off('2028-01-01', '元旦')] },
      says: /不属于 2027 年/,
    },
    {
      name: 'a date twice',
      change: { exceptions: [off('2027-01-01', '元旦'), off('2027-01-01', '元旦')] },
      says: /重复列出/,
    },
    {
      name: 'an ordinary day as a make-up day',
      change: { exceptions: [{ date: '2027-01-04', isWorkingDay: true, occasion: '元旦' }] },
      says: /本为工作日/,
    },
    { name: 'no document', change: { document: '' }, says: /document/ },
  ])('refuses a file with $name and keeps nothing of it', async ({ change, says }) => {
    const spy = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    await imported({ ...notice, ...change });
    expect(spy.mock.calls.flat()).toContainEqual(expect.stringMatching(says));
    spy.mockRestore();
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
    expect(await tracking.sql('SELECT 1 FROM calendar_notice WHERE year = 2027')).toEqual([]);
  });
});

describe('a clock made by a service that had not read the notice yet', () => {
  it('is counted again by the scan, once the import is over', async () => {
    const id = await delivered();
    await tracking.get(CalendarNoticesStore).add(notice, wednesday);
    await tracking.rulesRead();
    const scanAfter = async (minutes: number) => {
      tracking.setTime(new Date(wednesday.getTime() + minutes * 60_000));
      await tracking.get(ClockScanner).scan();
      return (await clockOf(id, 'ACKNOWLEDGE')).dueAt;
    };
    expect(await scanAfter(5)).toBe(due('2027-01-02T00:00'));
    expect(await scanAfter(11)).toBe(due('2027-01-05T00:00'));
    await scanAfter(12);
    expect((await tracking.eventNames(id)).filter((name) => name === 'deadlines-recalculated')).toHaveLength(1);
  });
});

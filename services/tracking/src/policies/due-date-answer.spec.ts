import { join } from 'node:path';
import { dayOf, formatDay, workCalendar } from '@ducha/calendar';
import type { WorkCalendar } from '@ducha/calendar';
import fc from 'fast-check';
import { aPolicy } from '../domain/a-policy.js';
import type { Choice, DeadlinePolicy } from '../domain/deadline-policy.js';
import { seededNotices } from '../calendar/notice-file.js';
import { answerOf } from './due-date-answer.js';
import { parsePolicies } from './policy-file.js';

const calendar = workCalendar(seededNotices(join(import.meta.dirname, '../../../../data')));
const at = (text: string): Date => new Date(`${text}+08:00`);
const surroundings = (from: Date, by: WorkCalendar = calendar) => ({
  calendar: by,
  from,
  unit: { id: '152900000000', name: '阿拉善盟' },
  nameOf: () => '内蒙古自治区',
});
const choiceOf = (policy: DeadlinePolicy): Choice => ({ policy, reason: 'ONLY', candidates: 1 });
const report = (change: Partial<DeadlinePolicy>, from: string) => {
  const policy = aPolicy(change);
  return answerOf(choiceOf(policy), policy.report!, surroundings(at(from)));
};

describe('answerOf', () => {
  it('explains working days over the National Day holiday', () => {
    const { explanation, steps, dueAt } = report({ report: { kind: 'WORKING_DAYS', amount: 7 } }, '2026-09-28T10:00');
    expect(dueAt).toBe('2026-10-13T16:00:00.000Z');
    expect(explanation).toBe(
      '自2026年9月28日10时（文件下发）的次日起算，7个工作日，扣除10月1日至10月7日国庆节放假、周末1天，' +
        '计入10月10日（国庆节调休上班），至2026年10月13日24时届满。',
    );
    expect(steps).toEqual([
      '2026年9月28日10时文件下发，次日为第一日。',
      '9月29日至9月30日，计2天，累计2天。',
      '10月1日至10月7日，国庆节放假，不计。',
      '10月8日至10月9日，计2天，累计4天。',
      '10月10日，国庆节调休上班，计1天，累计5天。',
      '10月11日，周末，不计。',
      '10月12日至10月13日，计2天，累计7天。',
      '2026年10月13日24时届满。',
    ]);
  });

  it.each<{ name: string; limit: NonNullable<DeadlinePolicy['report']>; from: string; text: string }>([
    {
      name: 'days',
      limit: { kind: 'DAYS', amount: 15 },
      from: '2025-12-29T09:05',
      text: '自2025年12月29日9时5分（文件下发）的次日起算，15日（含休息日和节假日），至2026年1月13日24时届满。',
    },
    {
      name: 'days that move on',
      limit: { kind: 'DAYS', amount: 4, dayOff: 'FOLLOWING' },
      from: '2026-09-28T10:00',
      text:
        '自2026年9月28日10时（文件下发）的次日起算，4日（含休息日和节假日），末日2026年10月2日适逢休息日，' +
        '顺延至其后第一个工作日，至2026年10月8日24时届满。',
    },
    {
      name: 'a month',
      limit: { kind: 'MONTHS', amount: 1 },
      from: '2026-01-31T00:00',
      text: '自2026年1月31日0时（文件下发）起1个月，以对应日为末日，至2026年2月28日24时届满。',
    },
    {
      name: 'hours',
      limit: { kind: 'HOURS', amount: 1 },
      from: '2026-09-30T23:30',
      text: '自2026年9月30日23时30分（文件下发）起连续计算1小时，至2026年10月1日0时30分届满。',
    },
    {
      name: 'the end of the year',
      limit: { kind: 'END_OF', period: 'YEAR' },
      from: '2026-03-02T09:00',
      text: '每年一次，本期至2026年12月31日24时届满。',
    },
    {
      name: 'monthly by day 5',
      limit: { kind: 'DAY_OF', period: 'MONTH', day: 5 },
      from: '2026-03-06T09:00',
      text: '每月一次，固定日期为5日，最近一期至2026年4月5日24时届满。',
    },
    {
      name: 'the 10th of the first month of each quarter',
      limit: { kind: 'DAY_OF', period: 'QUARTER', month: 1, day: 10, dayOff: 'PRECEDING' },
      from: '2026-02-01T09:00',
      text: '每季度一次，固定日期为第1个月10日，最近一期至2026年4月10日24时届满。',
    },
    {
      name: 'no date',
      limit: { kind: 'UNDATED', wording: '随办随报' },
      from: '2026-02-01T09:00',
      text: '规定为“随办随报”，不设固定日期。',
    },
  ])('explains $name', ({ limit, from, text }) => {
    expect(report({ report: limit }, from).explanation).toBe(text);
  });

  it('explains a recurring date drawn forward from a weekend', () => {
    const { explanation, steps } = report(
      { report: { kind: 'END_OF', period: 'WEEK', dayOff: 'PRECEDING' }, startEvent: 'PERIOD' },
      '2026-11-24T09:00',
    );
    expect(explanation).toBe(
      '每周一次，末日2026年11月29日适逢休息日，提前至其前最后一个工作日，本期至2026年11月27日24时届满。',
    );
    expect(steps).toEqual([
      '每周一次，按2026年11月24日9时之后最近的一期计算。',
      '末日2026年11月29日为休息日，提前至其前最后一个工作日。',
      '2026年11月27日24时届满。',
    ]);
  });

  it('says that a date is provisional', () => {
    const answer = report({ report: { kind: 'WORKING_DAYS', amount: 5 } }, '2026-12-30T09:00');
    expect(answer.isProvisional).toBe(true);
    expect(answer.explanation).toMatch(/所涉年度的放假安排尚未公布，该日期为暂定。$/);
  });

  it('reminds before and escalates after, in the order of time, and not of what is over', () => {
    const answer = report(
      {
        report: { kind: 'WORKING_DAYS', amount: 3 },
        reminders: [
          { kind: 'DAYS', amount: 1 },
          { kind: 'WORKING_DAYS', amount: 2 },
          { kind: 'DAYS', amount: 30 },
        ],
        escalation: [
          { after: { kind: 'WORKING_DAYS', amount: 5 }, action: '通报批评' },
          { after: { kind: 'DAYS', amount: 0 }, action: '催办' },
        ],
      },
      '2026-09-28T10:00',
    );
    expect(answer.dueAt).toBe(at('2026-10-09T00:00').toISOString());
    expect(answer.reminders.map((each) => new Date(each))).toEqual([at('2026-09-29T00:00'), at('2026-10-07T00:00')]);
    expect(answer.escalation.map(({ at: when, action }) => [new Date(when), action])).toEqual([
      [at('2026-10-09T00:00'), '催办'],
      [at('2026-10-15T00:00'), '通报批评'],
    ]);
  });

  it('has no reminders where there is no date', () => {
    const answer = report(
      { report: { kind: 'UNDATED', wording: '随办随报' }, reminders: [{ kind: 'DAYS', amount: 1 }] },
      '2026-09-28T10:00',
    );
    expect(answer).toMatchObject({ dueAt: null, reminders: [], escalation: [] });
  });

  it('tells the same in words and in the date, whatever the limit', () => {
    const instants = fc.date({ min: at('2024-01-01T00:00'), max: at('2026-09-01T00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), instants, (amount, from) => {
        const policy = aPolicy({ report: { kind: 'WORKING_DAYS', amount } });
        const { dueAt, steps } = answerOf(choiceOf(policy), policy.report!, surroundings(from));
        const counted = steps.map((step) => /累计(\d+)天/.exec(step)?.[1]).filter((total) => total !== undefined);
        expect(counted.at(-1)).toBe(String(amount));
        const [year, month, day] = formatDay(dayOf(new Date(dueAt!)) - 1)
          .split('-')
          .map(Number);
        expect(steps.at(-1)).toBe(`${year}年${month}月${day}日24时届满。`);
      }),
    );
  });
});

describe('rules of other places, as rows', () => {
  const [ladder, sevenOneZero, afterMeeting, monthly] = parsePolicies(
    'spec',
    JSON.stringify({
      policies: [
        {
          ...aPolicy({ id: 'ladder.13710', startEvent: 'MEETING_HELD', report: undefined }),
          stages: [
            { name: '当天部署', limit: { kind: 'DAYS', amount: 0 } },
            { name: '三日反馈', limit: { kind: 'DAYS', amount: 3 } },
            { name: '一周落实', limit: { kind: 'DAYS', amount: 7 } },
            { name: '重大事项一月落实', limit: { kind: 'MONTHS', amount: 1 } },
            { name: '跟踪清零', limit: { kind: 'UNDATED', wording: '跟踪到底、销号清零' } },
          ],
        },
        {
          ...aPolicy({ id: 'ladder.710', report: undefined }),
          stages: [
            { name: '七日', limit: { kind: 'DAYS', amount: 7 } },
            { name: '一月', limit: { kind: 'MONTHS', amount: 1 } },
            { name: '年底', limit: { kind: 'END_OF', period: 'YEAR' } },
          ],
        },
        aPolicy({ id: 'after-meeting', startEvent: 'MEETING_HELD', report: { kind: 'WORKING_DAYS', amount: 5 } }),
        { ...aPolicy({ id: 'monthly', report: undefined }), cycle: { kind: 'DAY_OF', period: 'MONTH', day: 25 } },
      ],
    }),
  ) as [DeadlinePolicy, DeadlinePolicy, DeadlinePolicy, DeadlinePolicy];
  const due = (policy: DeadlinePolicy, limit = policy.report ?? policy.cycle!) =>
    answerOf(choiceOf(policy), limit, surroundings(at('2026-09-28T10:00'))).dueAt;
  const stages = (policy: DeadlinePolicy) => policy.stages!.map(({ limit }) => due(policy, limit));
  const instant = (day: string) => at(`${day}T00:00`).toISOString();

  it.each([
    {
      name: 'the ladder 1-3-7-1-0',
      dates: () => stages(ladder),
      expected: ['2026-09-29', '2026-10-02', '2026-10-06', '2026-10-29', null],
    },
    {
      name: '7 days, 1 month, year end',
      dates: () => stages(sevenOneZero),
      expected: ['2026-10-06', '2026-10-29', '2027-01-01'],
    },
    { name: '5 working days after the meeting', dates: () => [due(afterMeeting)], expected: ['2026-10-11'] },
    { name: 'monthly by day 25', dates: () => [due(monthly)], expected: ['2026-10-26'] },
  ])('$name', ({ dates, expected }) => {
    expect(dates()).toEqual(expected.map((day) => day && instant(day)));
  });
});

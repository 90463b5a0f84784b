import { join } from 'node:path';
import { after, before, dueDate, workCalendar } from '@ducha/calendar';
import type { PolicyLimit } from '../domain/deadline-policy.js';
import { measures } from '../domain/deadline-policy.js';
import { seededNotices } from '../calendar/notice-file.js';
import { readPolicyFile } from './policy-file.js';

const dataDir = join(import.meta.dirname, '../../../../data');
const rows = await readPolicyFile(join(dataDir, 'policies', 'deadlines.json'));
const calendar = workCalendar(seededNotices(dataDir));
const at = (text: string): Date => new Date(`${text}+08:00`);

/** Over the National Day holiday with make-up day 10-10; before the Spring Festival with make-up days 02-14 and 02-28; over the year end. */
const starts = ['2026-09-28T10:00', '2026-02-13T18:00', '2025-12-29T09:00'] as const;
type Dates = readonly [holiday: string, makeUpDay: string, yearEnd: string];

/** Reckoned by hand from the printed calendar, each the instant at which the limit is over. */
const hour: Dates = ['2026-09-28T11:00', '2026-02-13T19:00', '2025-12-29T10:00'];
const hours2: Dates = ['2026-09-28T12:00', '2026-02-13T20:00', '2025-12-29T11:00'];
const days1: Dates = ['2026-09-30', '2026-02-15', '2025-12-31'];
const days3: Dates = ['2026-10-02', '2026-02-17', '2026-01-02'];
const days15: Dates = ['2026-10-14', '2026-03-01', '2026-01-14'];
const days30: Dates = ['2026-10-29', '2026-03-16', '2026-01-29'];
const working1: Dates = ['2026-09-30', '2026-02-15', '2025-12-31'];
const working2: Dates = ['2026-10-01', '2026-02-25', '2026-01-01'];
const working3: Dates = ['2026-10-09', '2026-02-26', '2026-01-05'];
const working5: Dates = ['2026-10-11', '2026-02-28', '2026-01-07'];
const working7: Dates = ['2026-10-14', '2026-03-03', '2026-01-09'];
const working15: Dates = ['2026-10-24', '2026-03-13', '2026-01-21'];
const working50: Dates = ['2026-12-12', '2026-05-07', '2026-03-17'];
const week: Dates = ['2026-10-01', '2026-02-15', '2026-01-05'];
const halfMonth: Dates = ['2026-10-01', '2026-02-15', '2026-01-01'];
const month: Dates = ['2026-10-01', '2026-03-01', '2026-01-01'];
const twoMonths: Dates = ['2026-10-31', '2026-03-01', '2026-01-01'];
const quarter: Dates = ['2026-10-01', '2026-04-01', '2026-01-01'];
const year: Dates = ['2027-01-01', '2027-01-01', '2026-01-01'];
const endOfJanuary: Dates = ['2027-01-30', '2027-01-30', '2026-01-31'];
const endOfJune: Dates = ['2027-07-01', '2026-07-01', '2026-07-01'];

const expected: { id: string; dates: Dates | string }[] = [
  { id: 'report.default', dates: days15 },
  { id: 'report.default.minutes', dates: days15 },
  { id: 'report.default.instruction', dates: days15 },
  { id: 'report.stated', dates: '按文件明确的时限' },
  { id: 'urgent.continuous', dates: '随办随报' },
  { id: 'extension.requires-reason', dates: '到期前书面说明原因，此后适时报告直至办结' },
  { id: 'patrol.report', dates: working5 },
  { id: 'inspection.report', dates: working5 },
  { id: 'rectification.report', dates: working3 },
  { id: 'instruction.stated', dates: '按批（交）办要求的时限' },
  { id: 'circulate', dates: days3 },
  { id: 'circulate.urgent', dates: days1 },
  { id: 'circulate.emergency', dates: hour },
  { id: 'delegate.after', dates: days3 },
  { id: 'completion.stated', dates: '按督办件注明的期限' },
  { id: 'completion.default', dates: days30 },
  { id: 'doc.circulate', dates: working15 },
  { id: 'instruction.normal', dates: working7 },
  { id: 'urgent.immediate.incoming', dates: '即收即办' },
  { id: 'urgent.immediate.outgoing', dates: '即办即签' },
  { id: 'issue', dates: working3 },
  { id: 'agenda', dates: working15 },
  { id: 'minutes', dates: working5 },
  { id: 'service.company', dates: working3 },
  { id: 'service.property', dates: working5 },
  { id: 'service.permit', dates: working50 },
  { id: 'service.once', dates: '到场不超过一次，不以日期计' },
  { id: 'cycle.patrol', dates: month },
  { id: 'cycle.dispatch.principal', dates: month },
  { id: 'cycle.dispatch.deputy', dates: month },
  { id: 'cycle.spot-check', dates: quarter },
  { id: 'cycle.review-meeting', dates: quarter },
  { id: 'cycle.look-back', dates: '不定期' },
  { id: 'cycle.instruction.feedback', dates: week },
  { id: 'cycle.instruction.summary', dates: month },
  { id: 'cycle.key-work.report', dates: halfMonth },
  { id: 'cycle.inspection', dates: month },
  { id: 'cycle.disclosure', dates: twoMonths },
  { id: 'cycle.check', dates: quarter },
  { id: 'cycle.score.warning', dates: quarter },
  { id: 'cycle.score.year', dates: year },
  { id: 'cycle.ledger.open', dates: endOfJanuary },
  { id: 'cycle.ledger.check', dates: endOfJune },
  { id: 'cycle.ledger.close', dates: year },
  { id: 'cycle.economy', dates: quarter },
  { id: 'cycle.projects', dates: month },
  { id: 'cycle.hearing', dates: quarter },
  { id: 'cycle.analysis', dates: month },
  { id: 'cycle.meeting', dates: week },
  { id: 'cycle.decision.feedback', dates: quarter },
  { id: 'cycle.instruction.results', dates: month },
  { id: 'cycle.month.inspect', dates: month },
  { id: 'cycle.month.consult', dates: month },
  { id: 'cycle.month.rank', dates: month },
  { id: 'cycle.month.circular', dates: month },
  { id: 'cycle.appraisal', dates: quarter },
  { id: 'cycle.appraisal.year', dates: year },
  { id: 'cycle.task-list', dates: year },
  { id: 'cycle.circular', dates: '定期，具体日期由本级督查室确定' },
  { id: 'acknowledge.default', dates: working2 },
  { id: 'acknowledge.urgent', dates: working1 },
  { id: 'acknowledge.critical', dates: hours2 },
  { id: 'extension-decision.default', dates: working3 },
  { id: 'review.default', dates: working5 },
];

/** Reminders, warning and steps around these dates, which end on the 9th of October, the 14th of February and the 2nd of January. */
const dues = ['2026-10-10', '2026-02-15', '2026-01-03'] as const;
const ladders: { id: string; before: Dates[]; after: Record<string, Dates> }[] = [
  {
    id: 'ladder.completion',
    before: [
      ['2026-09-29', '2026-02-11', '2025-12-29'],
      ['2026-10-08', '2026-02-13', '2025-12-31'],
    ],
    after: {
      URGE: dues,
      BLUE_NOTICE: ['2026-10-14', '2026-02-27', '2026-01-07'],
      ORANGE_NOTICE: ['2026-10-20', '2026-03-04', '2026-01-13'],
      RED_NOTICE: ['2026-10-30', '2026-03-14', '2026-01-23'],
      CRITICISM: ['2026-11-06', '2026-03-21', '2026-01-30'],
    },
  },
  {
    id: 'ladder.report',
    before: [
      ['2026-09-29', '2026-02-11', '2025-12-29'],
      ['2026-10-08', '2026-02-13', '2025-12-31'],
    ],
    after: { URGE: dues, BLUE_NOTICE: ['2026-10-16', '2026-03-01', '2026-01-09'] },
  },
  { id: 'ladder.acknowledge', before: [], after: { URGE: dues } },
  { id: 'ladder.dispatcher', before: [['2026-10-08', '2026-02-13', '2025-12-31']], after: { URGE: dues } },
  { id: 'lamp.warning', before: [['2026-09-29', '2026-02-11', '2025-12-29']], after: {} },
  { id: 'lamp.warning.recurring', before: [['2026-10-08', '2026-02-13', '2025-12-31']], after: {} },
];

const limitsOf = (id: string): PolicyLimit[] => {
  const row = rows.find((each) => each.id === id);
  return measures.flatMap((measure) => row?.[measure] ?? []);
};

describe('the seeded policies', () => {
  it('are each in a table above', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual([...expected, ...ladders].map(({ id }) => id).sort());
  });

  it('come from every numeric rule on limits and frequencies but those for state secrets', () => {
    const numbers = (prefix: string, last: number) =>
      Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);
    const all = [...numbers('T', 25), ...numbers('F', 22)].filter((number) => !['T12', 'T13', 'T14'].includes(number));
    expect([...new Set(rows.flatMap(({ reference }) => reference ?? []))].sort()).toEqual(all.sort());
  });

  it('say where they are a proposal of this platform', () => {
    for (const { reference, note } of rows) expect([reference, note].some(Boolean)).toBe(true);
  });

  it.each(expected)('$id falls due over a holiday, a make-up day and the year end', ({ id, dates }) => {
    const limits = limitsOf(id);
    expect(limits.length).toBeGreaterThan(0);
    for (const limit of limits) {
      if (limit.kind === 'UNDATED') expect(limit.wording).toBe(dates);
      else expect(starts.map((start) => dueDate(calendar, limit, at(start)).dueAt)).toEqual(instants(dates));
    }
  });

  it.each(ladders)('$id has its moments around a date', ({ id, before: reminders, after: steps }) => {
    const row = rows.find((each) => each.id === id)!;
    const distances = row.warning ? [row.warning] : row.reminders;
    expect(distances.map((distance) => dues.map((due) => before(calendar, distance, at(`${due}T00:00`))))).toEqual(
      reminders.map(instants),
    );
    expect(
      row.escalation.map(({ step, after: distance }) => [
        step,
        dues.map((due) => after(calendar, distance, at(`${due}T00:00`))),
      ]),
    ).toEqual(Object.entries(steps).map(([step, dates]) => [step, instants(dates)]));
  });

  const instants = (dates: Dates | string) =>
    typeof dates === 'string' ? [dates] : dates.map((date) => at(date.includes('T') ? date : `${date}T00:00`));
});

import type { AssignmentTimeline, ReviewView } from '@ducha/contracts';
import { lampRules, yellowSince } from './lamp-rules.js';

type Row = AssignmentTimeline['rows'][number];

const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T02:00:00.000Z`;
const aRow = (version: number, name: string, details: Record<string, unknown> = {}): Row => ({
  type: `tracking.assignment.${name}.v1`,
  version,
  occurredAt: at(version),
  actor: null,
  isProxyEntry: false,
  status: 'IN_PROGRESS',
  reason: null,
  details,
});
const aReview = (version: number, dueAt: string): ReviewView => ({
  id: 'r',
  outcome: 'RETURNED',
  reason: '缺少验收材料',
  dueAt,
  reviewedBy: { personName: '苏日娜', unitId: '150000000000' },
  reviewedAt: at(version),
});

describe('lampRules', () => {
  const due = '2026-03-20T16:00:00.000Z';
  it.each([
    ['a delivery sets no rule', aRow(1, 'dispatched'), null],
    ['a submission stops the clock', aRow(4, 'submitted'), { rule: 'stopped' }],
    ['an input stops the clock', aRow(4, 'input-given'), { rule: 'stopped' }],
    ['a return starts it with the new date', aRow(5, 'returned'), { rule: 'restarted', dueAt: due }],
    ['a granted extension moves it', aRow(5, 'extension-decided', { isGranted: true }), { rule: 'moved', dueAt: due }],
    ['a refused extension leaves it', aRow(5, 'extension-decided', { isGranted: false }), null],
    [
      'a missed report date is red',
      aRow(6, 'became-overdue', { clock: 'REPORT', dueAt: due }),
      { rule: 'overdueREPORT', clock: 'REPORT', dueAt: due, lamp: 'RED' },
    ],
    [
      'a missed completion date is red',
      aRow(6, 'became-overdue', { clock: 'COMPLETION', dueAt: due }),
      { rule: 'overdueCOMPLETION', clock: 'COMPLETION', dueAt: due, lamp: 'RED' },
    ],
    ['an acceptance ends it', aRow(7, 'accepted'), { rule: 'over', lamp: 'DONE' }],
    ['urging leaves it', aRow(7, 'urged'), null],
    [
      'a reminder names the clock that is near',
      aRow(7, 'reminded', { clock: 'REVIEW', dueAt: due }),
      { rule: 'reminded', clock: 'REVIEW', dueAt: due },
    ],
    [
      'a step after the date is taken',
      aRow(7, 'escalated', { clock: 'COMPLETION', dueAt: due, step: 'BLUE_NOTICE', isSuggestion: false }),
      { rule: 'escalated', clock: 'COMPLETION', dueAt: due, step: 'BLUE_NOTICE' },
    ],
    [
      'a step only people may take is suggested',
      aRow(7, 'escalated', { clock: 'COMPLETION', dueAt: due, step: 'CRITICISM', isSuggestion: true }),
      { rule: 'suggested', clock: 'COMPLETION', dueAt: due, step: 'CRITICISM' },
    ],
    [
      'a period without its report is red',
      aRow(7, 'report-missed', { dueAt: due }),
      { rule: 'reportMissed', clock: 'RECURRING_REPORT', dueAt: due, lamp: 'RED' },
    ],
    [
      'a late acknowledgement leaves the lamp',
      aRow(7, 'deadline-passed', { clock: 'ACKNOWLEDGE', dueAt: due }),
      { rule: 'passed', clock: 'ACKNOWLEDGE', dueAt: due },
    ],
    [
      'a new calendar moves the date it names',
      aRow(7, 'deadlines-recalculated', { document: '通知', moved: [{ clock: 'REPORT', before: at(9), after: due }] }),
      { rule: 'recalculated', clock: 'REPORT', before: at(9), dueAt: due, document: '通知' },
    ],
    ['an event of tomorrow is not guessed', aRow(7, 'teleported'), null],
  ])('%s', (_name, row, expected) =>
    expect(lampRules(row, [row], [aReview(5, due)])).toEqual(expected === null ? [] : [expected]),
  );

  it('only the first report changes the date the lamp looks at', () => {
    const rows = [aRow(1, 'dispatched'), aRow(3, 'progress-reported'), aRow(4, 'progress-reported')];
    expect(rows.flatMap((row) => lampRules(row, rows, []))).toEqual([{ rule: 'reported' }]);
  });
});

describe('a report after a missed period', () => {
  it('lets the lamp look ahead again, once', () => {
    const rows = [
      aRow(1, 'progress-reported'),
      aRow(2, 'report-missed', { dueAt: at(9) }),
      aRow(3, 'report-missed', { dueAt: at(16) }),
      aRow(4, 'progress-reported'),
      aRow(5, 'progress-reported'),
    ];
    expect(rows.map((row) => lampRules(row, rows, []).map(({ rule }) => rule))).toEqual([
      ['reported'],
      ['reportMissed'],
      ['reportMissed'],
      ['caughtUp'],
      [],
    ]);
  });
});

describe('yellowSince', () => {
  const clock = { warnAt: at(17), nextDueAt: at(20), clockStoppedAt: null };
  it.each([
    ['before it', clock, at(16), null],
    ['after it', clock, at(18), at(17)],
    ['after the clock was stopped before it', { ...clock, clockStoppedAt: at(15) }, at(18), null],
    ['after the clock was stopped past it', { ...clock, clockStoppedAt: at(18) }, at(25), at(17)],
    ['where the warning would lie before the delivery', { ...clock, warnAt: at(1) }, at(18), null],
  ])('%s', (_name, facts, now, expected) => expect(yellowSince(facts, at(2), new Date(now))).toBe(expected));
});

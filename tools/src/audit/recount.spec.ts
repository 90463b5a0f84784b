import { workCalendar } from '@ducha/calendar';
import { lampOf, pastLampOf, recount } from './recount.js';
import { differencesOf } from './shown.js';
import { anAssignmentSource } from './source-builder.js';
import type { AssignmentSource } from './sources.js';

const rule = { calendar: workCalendar([]) };
const asOf = new Date('2026-03-05T09:00:00+08:00');
const row = (changes: Partial<AssignmentSource> = {}): AssignmentSource =>
  anAssignmentSource({
    reportDueAt: new Date('2026-03-31T00:00:00+08:00'),
    completionDueAt: new Date('2026-04-30T00:00:00+08:00'),
    warnings: { REPORT: 3, RECURRING_REPORT: 1, COMPLETION: 3 },
    ...changes,
  });

describe('lampOf', () => {
  it.each([
    { name: 'far from its report date is green', changes: {}, lamp: 'GREEN' },
    {
      name: 'within three working days of its report date is yellow',
      changes: { reportDueAt: new Date('2026-03-10T00:00:00+08:00') },
      lamp: 'YELLOW',
    },
    {
      name: 'past its report date without a report is red',
      changes: { reportDueAt: new Date('2026-03-05T00:00:00+08:00') },
      lamp: 'RED',
    },
    {
      name: 'reported is measured against completion',
      changes: {
        reportDueAt: new Date('2026-03-05T00:00:00+08:00'),
        firstReportedAt: new Date('2026-03-04T00:00:00+08:00'),
      },
      lamp: 'GREEN',
    },
    {
      name: 'that missed a recurring report is red',
      changes: {
        firstReportedAt: new Date('2026-02-20T00:00:00+08:00'),
        nextReportDueAt: new Date('2026-02-28T00:00:00+08:00'),
      },
      lamp: 'RED',
    },
    {
      name: 'within a working day of its recurring report is yellow',
      changes: {
        firstReportedAt: new Date('2026-02-20T00:00:00+08:00'),
        nextReportDueAt: new Date('2026-03-07T00:00:00+08:00'),
      },
      lamp: 'YELLOW',
    },
    {
      name: 'submitted in time stays as it was when the clock stopped',
      changes: {
        status: 'SUBMITTED' as const,
        reportDueAt: new Date('2026-03-03T00:00:00+08:00'),
        completionDueAt: new Date('2026-03-05T00:00:00+08:00'),
        firstReportedAt: new Date('2026-02-25T00:00:00+08:00'),
        clockStoppedAt: new Date('2026-02-26T00:00:00+08:00'),
      },
      lamp: 'GREEN',
    },
    {
      name: 'closed is done, however late',
      changes: { status: 'COMPLETED' as const, completionDueAt: new Date('2026-01-01T00:00:00+08:00') },
      lamp: 'DONE',
    },
  ])('an assignment $name', ({ changes, lamp }) => {
    expect(lampOf(row(changes), asOf, rule)).toBe(lamp);
  });
});

describe('recount', () => {
  const deductions = [{ unitPath: '150000000000.152900000000', status: 'UPHELD', pointsTenths: 20 }];
  const assignments = [row(), row({ id: 'b', isOverdue: true, status: 'SUBMITTED', role: 'SUPPORT' })];
  const told = { sources: { assignments, items: [], deductions }, past: null, rule };
  const question = { name: 'now', day: null, asOf, from: null, filter: {}, isForAll: true };
  const counted = recount(told, question, '150000000000');

  it('counts what a filter leaves, and nothing above the unit that is audited', () => {
    const filtered = recount(told, { ...question, filter: { role: 'SUPPORT' } }, '152900000000');
    expect([...filtered.keys()]).toEqual(['152900000000']);
    expect(filtered.get('152900000000')?.get('assignments.total')).toBe(1);
    expect(filtered.get('152900000000')?.get('measures.issued')).toBe(1);
  });

  it('counts a past day by what was told then, without what came later', () => {
    const then = {
      status: 'IN_PROGRESS' as const,
      isOverdue: false,
      nextDueAt: new Date('2026-02-20T00:00:00+08:00'),
      warnAt: new Date('2026-02-17T00:00:00+08:00'),
      clockStoppedAt: null,
    };
    const past = { assignments: new Map([['b', then]]), items: [], deductions: [] };
    const day = { ...question, day: '2026-02-18', asOf: new Date('2026-02-18T15:59:59.999Z') };
    const region = recount({ ...told, past }, day, '150000000000').get('150000000000');
    expect(region?.get('assignments.byStatusAndLamp.IN_PROGRESS/YELLOW')).toBe(1);
    expect(region?.get('assignments.total')).toBe(1);
    expect(region?.has('assignments.overdue')).toBe(false);
    expect(region?.has('deductions.confirmed')).toBe(false);
    expect(pastLampOf(then, new Date('2026-02-19T16:00:00.000Z'))).toBe('RED');
  });

  it('counts a row for its unit and for every unit above', () => {
    expect(counted.get('150000000000')).toEqual(counted.get('152900000000'));
    expect(counted.get('150000000000')?.get('assignments.total')).toBe(2);
    expect(counted.get('152900000000')?.get('deductions.confirmedPointsTenths')).toBe(20);
  });

  it('is told apart from a dashboard that shows too much, too little or something of its own', () => {
    const shown = new Map([
      ['assignments.total', 3],
      ['items.total', 1],
    ]);
    expect(
      differencesOf(
        '盟',
        shown,
        new Map([
          ['assignments.total', 2],
          ['assignments.overdue', 1],
        ]),
      ),
    ).toEqual([
      { where: '盟', number: 'assignments.total', shown: 3, counted: 2 },
      { where: '盟', number: 'items.total', shown: 1, counted: 0 },
      { where: '盟', number: 'assignments.overdue', shown: 0, counted: 1 },
    ]);
  });
});

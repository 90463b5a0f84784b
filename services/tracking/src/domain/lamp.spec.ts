import { workCalendar } from '@ducha/calendar';
import { moments } from './an-assignment.js';
import type { LampFacts } from './lamp.js';
import { lampOf, lampReason } from './lamp.js';

const facts = (change: Partial<LampFacts> = {}): LampFacts => ({
  status: 'IN_PROGRESS',
  nextDueAt: new Date('2026-03-20T16:00:00Z'),
  warnAt: new Date('2026-03-17T16:00:00Z'),
  clockStoppedAt: null,
  ...change,
});

const measure = {
  dueName: '报告期限',
  calendar: workCalendar([]),
  countedIn: 'CALENDAR_DAYS' as const,
  isOverdue: false,
};

describe('lampOf', () => {
  const rows: { name: string; facts: LampFacts; now: string; lamp: string; reason: RegExp }[] = [
    {
      name: 'green while there is time',
      facts: facts(),
      now: '2026-03-17T15:59:59Z',
      lamp: 'GREEN',
      reason: /报告期限为3月20日，尚在期限内/,
    },
    {
      name: 'yellow from the warning instant',
      facts: facts(),
      now: '2026-03-17T16:00:00Z',
      lamp: 'YELLOW',
      reason: /临期/,
    },
    { name: 'red from the due instant', facts: facts(), now: '2026-03-20T16:00:00Z', lamp: 'RED', reason: /已超期/ },
    {
      name: 'red with the days',
      facts: facts(),
      now: '2026-03-23T17:00:00Z',
      lamp: 'RED',
      reason: /已超期 4 个自然日/,
    },
    {
      name: 'measured where the clock stopped',
      facts: facts({ status: 'SUBMITTED', clockStoppedAt: new Date('2026-03-10T00:00:00Z') }),
      now: '2026-06-01T00:00:00Z',
      lamp: 'GREEN',
      reason: /计时停于3月10日08:00/,
    },
    {
      name: 'red for a late submission under review',
      facts: facts({ status: 'SUBMITTED', clockStoppedAt: new Date('2026-03-21T00:00:00Z') }),
      now: '2026-03-22T00:00:00Z',
      lamp: 'RED',
      reason: /已超期/,
    },
    {
      name: 'done when completed',
      facts: facts({ status: 'COMPLETED' }),
      now: '2027-01-01T00:00:00Z',
      lamp: 'DONE',
      reason: /办结/,
    },
    {
      name: 'done when cancelled',
      facts: facts({ status: 'CANCELLED' }),
      now: '2027-01-01T00:00:00Z',
      lamp: 'DONE',
      reason: /终止/,
    },
    {
      name: 'done when closed unable',
      facts: facts({ status: 'CLOSED_UNABLE' }),
      now: '2027-01-01T00:00:00Z',
      lamp: 'DONE',
      reason: /终止/,
    },
  ];
  it.each(rows)('is $name', ({ facts: lampFacts, now, lamp, reason }) => {
    expect(lampOf(lampFacts, new Date(now))).toBe(lamp);
    expect(lampReason({ ...lampFacts, ...measure }, new Date(now))).toMatch(reason);
  });

  it('names the rule that warns while it is yellow, and the one that set the date otherwise', () => {
    const basis = { due: '督查办法第三条', warning: '提醒办法第一条' };
    const at = (now: string) => lampReason({ ...facts(), ...measure }, new Date(now), basis);
    expect(at('2026-03-10T00:00:00Z')).toBe('报告期限为3月20日，尚在期限内（依据：督查办法第三条）');
    expect(at('2026-03-18T00:00:00Z')).toBe('报告期限为3月20日，已进入临期提醒（依据：提醒办法第一条）');
    expect(at('2026-03-20T16:00:00Z')).toBe('报告期限为3月20日，已超期 1 个自然日（依据：督查办法第三条）');
  });

  it('tells the time of a limit within the day', () => {
    const within = { ...facts({ nextDueAt: new Date('2026-12-31T15:05:59Z') }), ...measure };
    expect(lampReason(within, moments.now)).toMatch(/^报告期限为12月31日23:05，/);
  });

  it('counts a limit of working days in working days', () => {
    const inWorkingDays = { ...facts(), ...measure, countedIn: 'WORKING_DAYS' as const };
    // March 21 and 22 of 2026 are a weekend.
    expect(lampReason(inWorkingDays, new Date('2026-03-24T02:00:00Z'))).toBe('报告期限为3月20日，已超期 2 个工作日');
    expect(lampReason(inWorkingDays, new Date('2026-03-22T02:00:00Z'))).toBe('报告期限为3月20日，已超期');
  });

  it('says that a completion was late', () => {
    const late = { ...facts({ status: 'COMPLETED' }), ...measure, isOverdue: true };
    expect(lampReason(late, moments.now)).toBe('逾期办结');
  });
});

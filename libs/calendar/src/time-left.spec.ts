import { timeLeft } from './time-left.js';
import { workCalendar } from './work-calendar.js';

/** The National Day of 2026: 1 and 2 October off here, Saturday the 10th made up. */
const calendar = workCalendar([
  {
    year: 2026,
    document: '国办发明电〔2025〕7号',
    exceptions: [
      { date: '2026-10-01', isWorkingDay: false, occasion: '国庆节' },
      { date: '2026-10-02', isWorkingDay: false, occasion: '国庆节' },
      { date: '2026-10-10', isWorkingDay: true, occasion: '国庆节' },
    ],
  },
]);
const at = (local: string): Date => new Date(`${local}+08:00`);

describe('timeLeft', () => {
  it.each([
    ['the next day', '2026-10-01T00:00', '2026-09-29T10:00', { kind: 'LEFT', days: 1 }, { kind: 'LEFT', days: 1 }],
    ['over a holiday', '2026-10-06T00:00', '2026-09-29T10:00', { kind: 'LEFT', days: 2 }, { kind: 'LEFT', days: 6 }],
    [
      'with a made-up day',
      '2026-10-11T00:00',
      '2026-10-09T10:00',
      { kind: 'LEFT', days: 1 },
      { kind: 'LEFT', days: 1 },
    ],
    [
      'over days off alone',
      '2026-10-03T00:00',
      '2026-09-30T10:00',
      { kind: 'LEFT', days: 0 },
      { kind: 'LEFT', days: 2 },
    ],
    ['on its last day', '2026-09-30T00:00', '2026-09-29T23:59', { kind: 'TODAY' }, { kind: 'TODAY' }],
    ['from its end on', '2026-09-30T00:00', '2026-09-30T00:00', { kind: 'OVER', days: 1 }, { kind: 'OVER', days: 1 }],
    ['later on its day', '2026-09-29T18:00', '2026-09-29T19:00', { kind: 'OVER', days: 0 }, { kind: 'OVER', days: 0 }],
    ['late by a holiday', '2026-10-01T00:00', '2026-10-02T09:00', { kind: 'OVER', days: 0 }, { kind: 'OVER', days: 2 }],
    ['late by a week', '2026-09-29T00:00', '2026-10-06T09:00', { kind: 'OVER', days: 4 }, { kind: 'OVER', days: 8 }],
  ])('counts %s', (_name, due, now, working, days) => {
    expect(timeLeft(calendar, 'WORKING_DAYS', at(due), at(now))).toEqual(working);
    expect(timeLeft(calendar, 'CALENDAR_DAYS', at(due), at(now))).toEqual(days);
  });
});

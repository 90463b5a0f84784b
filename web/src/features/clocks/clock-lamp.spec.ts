import { clockLamp } from './clock-lamp.js';

const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T16:00:00.000Z`;
const clock = { state: 'RUNNING', dueAt: at(20), missedAt: null, warnAt: at(17) } as const;

describe('clockLamp', () => {
  it.each([
    ['is none long before the date', clock, at(10), null],
    ['is yellow from the warning on', clock, at(17), 'YELLOW'],
    ['is red at the date itself', clock, at(20), 'RED'],
    ['is none before the date where no rule warns', { ...clock, warnAt: null }, at(19), null],
    ['is red after a period without its report', { ...clock, missedAt: at(6) }, at(10), 'RED'],
    ['is none while the clock stands still', { ...clock, state: 'PAUSED' as const }, at(25), null],
    ['is none once it was stopped', { ...clock, state: 'STOPPED' as const }, at(25), null],
  ])('%s', (_name, facts, now, expected) => expect(clockLamp(facts, new Date(now))).toBe(expected));
});

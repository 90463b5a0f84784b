import { lastDayOfLimit, shanghaiDay, shanghaiYear } from './assessment-year.js';

describe('lastDayOfLimit', () => {
  it.each([
    { name: 'a limit that ends with 31 December', dueAt: '2026-12-31T16:00:00.000Z', day: '2026-12-31' },
    { name: 'a limit at noon', dueAt: '2026-04-20T04:00:00.000Z', day: '2026-04-20' },
    { name: 'a limit one minute into the new year', dueAt: '2026-12-31T16:01:00.000Z', day: '2027-01-01' },
  ])('$name could be kept until $day', ({ dueAt, day }) => {
    expect(lastDayOfLimit(new Date(dueAt))).toBe(day);
  });
});

describe('shanghaiDay', () => {
  it('turns at 16:00 UTC', () => {
    expect(shanghaiDay(new Date('2026-01-01T15:59:59.999Z'))).toBe('2026-01-01');
    expect(shanghaiDay(new Date('2026-01-01T16:00:00.000Z'))).toBe('2026-01-02');
  });
});

describe('shanghaiYear', () => {
  it('turns eight hours before UTC does', () => {
    expect(shanghaiYear(new Date('2026-12-31T16:00:00.000Z'))).toBe(2027);
  });
});

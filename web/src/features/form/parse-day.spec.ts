import { parseDay, writtenDay } from './parse-day.js';

describe('parseDay', () => {
  it.each([
    ['2026-12-31', '2026-12-31'],
    ['2026/1/5', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['20261231', '2026-12-31'],
    ['2026年12月31日', '2026-12-31'],
    [' ２０２６－１２－３１ ', '2026-12-31'],
    ['12-31', '2026-12-31'],
    ['12月31日', '2026-12-31'],
    ['1-5', '2027-01-05'],
    ['11.23', '2026-11-23'],
    ['2026-02-30', null],
    ['2026-13-1', null],
    ['1899-1-1', null],
    ['下周', null],
    ['', null],
  ])('takes %j for %s', (typed, expected) => expect(parseDay(typed, '2026-11-23')).toBe(expected));
});

describe('writtenDay', () => {
  it.each([
    ['2026-01-05', '2026年1月5日'],
    ['', ''],
  ])('writes %j as %j', (day, expected) => expect(writtenDay(day)).toBe(expected));

  it('is read back', () => expect(parseDay(writtenDay('2026-12-31'), '2026-01-01')).toBe('2026-12-31'));
});

import { SourceKind } from '@ducha/contracts';
import fc from 'fast-check';
import {
  dayInShanghai,
  formatItemNo,
  formatNoticeNumber,
  itemSeries,
  noticeSeries,
  sourceCodes,
  yearInShanghai,
} from './numbering.js';

const at = new Date('2026-03-03T02:00:00.000Z');

describe('numbering', () => {
  it('prints an item number as 区划-year-source-sequence', () => {
    expect(formatItemNo(itemSeries('150000000000', 'LEADER_INSTRUCTION', at), 7)).toBe('150000-2026-LI-000007');
  });

  it('prints a notice number with the full year in 六角括号 and without padding', () => {
    expect(formatNoticeNumber('内政', noticeSeries('150000000000', at), 7)).toBe('内政督通〔2026〕7号');
  });

  it('gives each source its own two letters', () => {
    expect(new Set(Object.values(sourceCodes)).size).toBe(SourceKind.options.length);
    for (const code of Object.values(sourceCodes)) expect(code).toMatch(/^[A-Z]{2}$/);
  });

  it('starts the year at midnight in Asia/Shanghai', () => {
    expect(yearInShanghai(new Date('2026-12-31T15:59:59.999Z'))).toBe(2026);
    expect(yearInShanghai(new Date('2026-12-31T16:00:00.000Z'))).toBe(2027);
    expect(dayInShanghai(new Date('2026-12-31T16:00:00.000Z'))).toBe('2027-01-01');
  });

  it('refuses a number that no longer fits', () => {
    const series = itemSeries('150000000000', 'CLUE', at);
    expect(formatItemNo(series, 999_999)).toBe('150000-2026-CL-999999');
    expect(() => formatItemNo(series, 1_000_000)).toThrow('intake.numbering.series-exhausted');
  });

  it('never prints one number for two sequences, sources, units or years, and sorts as it counts', () => {
    const input = fc.record({
      unit: fc.integer({ min: 150_000, max: 152_999 }),
      source: fc.constantFrom(...SourceKind.options),
      year: fc.integer({ min: 2021, max: 2099 }),
      sequence: fc.integer({ min: 1, max: 999_999 }),
    });
    const print = ({
      unit,
      source,
      year,
      sequence,
    }: {
      unit: number;
      source: SourceKind;
      year: number;
      sequence: number;
    }) => formatItemNo(itemSeries(`${unit}000000`, source, new Date(Date.UTC(year, 5, 1))), sequence);
    fc.assert(
      fc.property(input, input, (first, second) => {
        expect(print(first)).toMatch(/^\d{6}-\d{4}-[A-Z]{2}-\d{6}$/);
        expect(print(first) === print(second)).toBe(JSON.stringify(first) === JSON.stringify(second));
        const sameSeries = { ...first, sequence: second.sequence };
        expect(Math.sign(print(first).localeCompare(print(sameSeries), 'en'))).toBe(
          Math.sign(first.sequence - second.sequence),
        );
      }),
    );
  });
});

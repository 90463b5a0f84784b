import type { Machine } from '../bench-lifecycle/machine.js';
import { cases } from './cases.js';
import { reportOf, textOf } from './report.js';

const machine: Machine = {
  cpu: 'a processor',
  cores: 2,
  memoryGiB: 24,
  system: 'linux 6',
  node: 'v24',
  postgres: '18',
  postgresSettings: {},
  loadBefore: 0.1,
};
const answer = (name: string, maxMs: number) => ({ name, requests: 30, total: 100_000, p50Ms: 10, p95Ms: 20, maxMs });
const scroll = (by: 'wheel' | 'keys', p95Ms: number) => ({
  by,
  seconds: 10,
  frames: 600,
  p50Ms: 16.7,
  p95Ms,
  maxMs: 50,
  lastRow: 3_000,
});

describe('the report of the ledger', () => {
  const report = reportOf(machine, 100_000, [answer('first page', 31), answer('last page', 44.5)], {
    chromium: '140',
    scrolls: [scroll('wheel', 18), scroll('keys', 21)],
    toLastRowMs: 120,
  });

  it('judges by the slowest answer and the slower way to scroll', () =>
    expect(report.ratios).toEqual({ scrollP95Ms: 21, worstAnswerMs: 44.5 }));

  it('names every case for people', () => {
    expect(textOf(report)).toContain('last page');
    expect(textOf(report)).toContain('slowest answer 44.5 ms');
  });
});

describe('the cases of the ledger', () => {
  it('ask for the first page, filters, every order and the last page, each once', () => {
    const names = cases.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['first page', 'filter: red lamps', 'sort: -unit', 'last page']));
  });
});

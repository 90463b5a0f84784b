import { reportOf, table, textOf } from './report.js';
import type { HttpRun, Run } from './sides.js';

const machine = {
  cpu: 'a processor',
  cores: 2,
  memoryGiB: 8,
  system: 'linux',
  node: 'v24',
  postgres: '18',
  postgresSettings: { fsync: 'on' },
  loadBefore: 0.1,
};
const aRun = (clients: number, lifecycles: number): Run => ({
  clients,
  seconds: 10,
  durationsMs: Array.from({ length: lifecycles }, () => 100),
  played: lifecycles,
  transactions: lifecycles * 60,
  walBytes: lifecycles * 102_400,
  processorMs: { postgres: lifecycles * 30 },
});
const anHttpRun = (clients: number, lifecycles: number): HttpRun => ({
  ...aRun(clients, lifecycles),
  tooEarly: lifecycles,
  catchUpSeconds: 0.2,
});
const rows = { 'intake.item': { inserted: 1, updated: 7, deleted: 0 } };

describe('reportOf', () => {
  const report = reportOf(
    machine,
    {
      http: [anHttpRun(1, 20), anHttpRun(8, 30), anHttpRun(8, 40)],
      rawSql: [aRun(1, 40), aRun(8, 100), aRun(8, 100)],
    },
    { http: rows, rawSql: rows },
  );

  it('gives the ratio to raw SQL for each number of clients', () => {
    expect(report.ratios).toEqual({ toRawSql1: 0.5, toRawSql8: 0.35 });
    expect(report.ratioSpreads.toRawSql8).toEqual({ lowest: 0.3, highest: 0.4 });
  });

  it('gives both sides of each number of clients', () => {
    expect(report.results.map(({ side, clients, perSecond }) => [side, clients, perSecond])).toEqual([
      ['http', 1, 2],
      ['rawSql', 1, 4],
      ['http', 8, 3.5],
      ['rawSql', 8, 10],
    ]);
  });

  it('gives costs per lifecycle over all runs', () => {
    expect(report.costs.http).toMatchObject({
      lifecycles: 90,
      transactions: 60,
      walKiB: 100,
      processorMs: { postgres: 30 },
    });
    expect(report.tooEarly).toBe(1);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('names the rows that only one side wrote', () => {
    const differing = { ...report, costs: { ...report.costs, rawSql: { ...report.costs.rawSql, rows: {} } } };
    expect(textOf(report)).not.toContain('differs');
    expect(textOf(differing)).toMatch(/intake\.item +1 \+ 7 \+ 0 +0 \+ 0 \+ 0 +differs/);
  });
});

describe('table', () => {
  it('aligns names to the left and figures to the right, also where a row is longer than the first', () => {
    expect(
      table([
        ['name', 'ms'],
        ['a', '100', 'x'],
      ]),
    ).toEqual(['name   ms', 'a     100  x']);
  });
});

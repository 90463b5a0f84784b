import type { Machine } from './machine.js';
import type { ProcessorTimes } from './processor-time.js';
import type { HttpRun, Run } from './sides.js';
import { ratioOf, spreadOf, summarize } from './statistics.js';
import type { Summary } from './statistics.js';
import type { Written } from './written.js';

export type Side = 'http' | 'rawSql';

export interface Result extends Summary {
  side: Side;
  clients: number;
}

/** What a lifecycle costs, over all runs of a side. */
export interface Costs {
  lifecycles: number;
  transactions: number;
  walKiB: number;
  /** Milliseconds of processor time by part. */
  processorMs: ProcessorTimes;
  rows: Written;
}

export interface Report {
  bench: 'lifecycle';
  machine: Machine;
  results: Result[];
  /** HTTP throughput as a share of raw SQL's by number of clients: `toRawSql8`. */
  ratios: Record<string, number>;
  /** Lowest and highest ratio of neighbouring windows. */
  ratioSpreads: Record<string, { lowest: number; highest: number }>;
  costs: Record<Side, Costs>;
  /** Most seconds until everything was applied everywhere after a run. */
  catchUpSeconds: number;
  /** Acknowledgements per lifecycle that came before the assignment had arrived. */
  tooEarly: number;
}

export interface Measured {
  http: HttpRun[];
  rawSql: Run[];
}

export function reportOf(machine: Machine, { http, rawSql }: Measured, rows: Record<Side, Written>): Report {
  const counts = [...new Set(http.map(({ clients }) => clients))];
  const of = <R extends Run>(runs: readonly R[], clients: number): R[] => runs.filter((run) => run.clients === clients);
  const results = counts.flatMap((clients): Result[] => [
    { side: 'http', clients, ...summarize(of(http, clients)) },
    { side: 'rawSql', clients, ...summarize(of(rawSql, clients)) },
  ]);
  const byClients = <V>(value: (clients: number) => V): Record<string, V> =>
    Object.fromEntries(counts.map((clients) => [`toRawSql${clients}`, value(clients)]));
  return {
    bench: 'lifecycle',
    machine,
    results,
    ratios: byClients((clients) => ratioOf(summarize(of(http, clients)), summarize(of(rawSql, clients)))),
    ratioSpreads: byClients((clients) => spreadOf(of(http, clients), of(rawSql, clients))),
    costs: { http: costsOf(http, rows.http), rawSql: costsOf(rawSql, rows.rawSql) },
    catchUpSeconds: Math.max(...http.map((run) => run.catchUpSeconds)),
    tooEarly: sum(http, (run) => run.tooEarly) / sum(http, (run) => run.played),
  };
}

const sum = <R>(runs: readonly R[], value: (run: R) => number): number =>
  runs.reduce((total, run) => total + value(run), 0);

function costsOf(runs: readonly Run[], rows: Written): Costs {
  const lifecycles = sum(runs, ({ played }) => played);
  const parts = Object.keys(runs[0]?.processorMs ?? {});
  return {
    lifecycles,
    transactions: sum(runs, ({ transactions }) => transactions) / lifecycles,
    walKiB: sum(runs, ({ walBytes }) => walBytes) / lifecycles / 1024,
    processorMs: Object.fromEntries(
      parts.map((part) => [part, sum(runs, ({ processorMs }) => processorMs[part] ?? 0) / lifecycles]),
    ),
    rows,
  };
}

/** The report for people. */
export function textOf(report: Report): string {
  const { machine, costs } = report;
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, node ${machine.node}, PostgreSQL ${machine.postgres}, load before ${machine.loadBefore}`,
    `  ${Object.entries(machine.postgresSettings)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
    '',
    ...table([
      ['clients', 'side', 'lifecycles', 'per s', 'p50 ms', 'p99 ms', 'ratio', 'lowest–highest'],
      ...report.results.map((result) => lineOf(result, report)),
    ]),
    '',
    'per lifecycle, over all runs',
    ...table([
      ['', 'HTTP', 'raw SQL'],
      ['lifecycles', String(costs.http.lifecycles), String(costs.rawSql.lifecycles)],
      ['writing transactions', costs.http.transactions.toFixed(1), costs.rawSql.transactions.toFixed(1)],
      ['write-ahead log KiB', costs.http.walKiB.toFixed(0), costs.rawSql.walKiB.toFixed(0)],
      ...processorLines(costs.http.processorMs, costs.rawSql.processorMs),
      ...rowLines(costs.http.rows, costs.rawSql.rows),
    ]),
    '',
    `HTTP: everything applied everywhere at most ${report.catchUpSeconds.toFixed(1)} s after the last answer; ${report.tooEarly.toFixed(2)} acknowledgements per lifecycle came before the assignment had arrived`,
  ].join('\n');
}

function lineOf(
  { side, clients, lifecycles, perSecond, p50Ms, p99Ms }: Result,
  { ratios, ratioSpreads }: Report,
): string[] {
  const figures = [String(lifecycles), perSecond.toFixed(1), p50Ms.toFixed(0), p99Ms.toFixed(0)];
  if (side === 'rawSql') return [String(clients), 'raw SQL', ...figures];
  const { lowest = 0, highest = 0 } = ratioSpreads[`toRawSql${clients}`] ?? {};
  const ratio = ratios[`toRawSql${clients}`] ?? 0;
  return [String(clients), 'HTTP', ...figures, ratio.toFixed(2), `${lowest.toFixed(2)}–${highest.toFixed(2)}`];
}

function processorLines(http: ProcessorTimes, rawSql: ProcessorTimes): string[][] {
  const cell = (ms = 0): string => ms.toFixed(1);
  const total = (times: ProcessorTimes): number => Object.values(times).reduce((sum, ms) => sum + ms, 0);
  return [
    ['processor time ms', cell(total(http)), cell(total(rawSql))],
    ...Object.keys(http).map((part) => [`  ${part}`, cell(http[part]), cell(rawSql[part])]),
  ];
}

/** Rows inserted + updated + deleted by table, and whether both sides wrote the same. */
function rowLines(http: Written, rawSql: Written): string[][] {
  const tables = [...new Set([...Object.keys(http), ...Object.keys(rawSql)])].sort();
  const cell = (written: Written, name: string): string => {
    const { inserted = 0, updated = 0, deleted = 0 } = written[name] ?? {};
    return `${inserted} + ${updated} + ${deleted}`;
  };
  const lines = tables.map((name) => {
    const [one, other] = [cell(http, name), cell(rawSql, name)];
    return [`  ${name}`, one, other, one === other ? '' : 'differs'];
  });
  return [['rows inserted + updated + deleted', '', ''], ...lines];
}

/** Columns as wide as their widest cell; the first to the left, the others to the right. */
export function table(rows: readonly string[][]): string[] {
  const columns = Math.max(...rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

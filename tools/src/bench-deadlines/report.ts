import type { Machine } from '../bench-lifecycle/machine.js';
import { table } from '../bench-lifecycle/report.js';
import { percentile } from '../bench-lifecycle/statistics.js';

export interface Side {
  open: number;
  plan: string;
  /** Bytes of the clocks' table with its indexes. */
  tableBytes: number;
  ticksMs: number[];
}

export interface Report {
  bench: 'deadlines';
  machine: Machine;
  due: number;
  results: {
    open: number;
    plan: string;
    tableGiB: number;
    ticks: number;
    p50Ms: number;
    minMs: number;
    maxMs: number;
  }[];
  ratios: {
    /** Median tick among many open clocks as a multiple of that among few; aim: at most 1.5. */
    tick10mOver100k: number;
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

export function reportOf(machine: Machine, due: number, sides: [small: Side, large: Side]): Report {
  const [small, large] = sides.map(({ ticksMs }) => percentile(ticksMs, 50)) as [number, number];
  return {
    bench: 'deadlines',
    machine,
    due,
    results: sides.map(({ open, plan, tableBytes, ticksMs }) => ({
      open,
      plan,
      tableGiB: rounded(tableBytes / 2 ** 30),
      ticks: ticksMs.length,
      p50Ms: rounded(percentile(ticksMs, 50)),
      minMs: rounded(Math.min(...ticksMs)),
      maxMs: rounded(Math.max(...ticksMs)),
    })),
    ratios: { tick10mOver100k: rounded(large / small) },
  };
}

/** The report for people. */
export function textOf({ machine, due, results, ratios }: Report): string {
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, node ${machine.node}, PostgreSQL ${machine.postgres}, load before ${machine.loadBefore}`,
    '',
    `one scanner tick with ${due} due clocks: found, locked, fired, their events written`,
    ...table([
      ['open clocks', 'table GiB', 'ticks', 'p50 ms', 'min ms', 'max ms', 'plan'],
      ...results.map(({ open, tableGiB, ticks, p50Ms, minMs, maxMs, plan }) => [
        String(open),
        tableGiB.toFixed(2),
        String(ticks),
        p50Ms.toFixed(0),
        minMs.toFixed(0),
        maxMs.toFixed(0),
        plan,
      ]),
    ]),
    '',
    `many over few: ${ratios.tick10mOver100k.toFixed(2)} (aim: at most 1.5)`,
  ].join('\n');
}

import type { Machine } from '../bench-lifecycle/machine.js';
import { table } from '../bench-lifecycle/report.js';
import { percentile } from '../bench-lifecycle/statistics.js';
import type { Memory } from './memory.js';

/** One platform, from its start to the measurement. */
export interface Round {
  /** From the start of the supervisor, everything built and no data there, to ready. */
  readySeconds: number;
  /** By process; the four services and, for comparison, the others. */
  memory: Record<string, Memory>;
}

export interface Report {
  bench: 'footprint';
  machine: Machine;
  idleSeconds: number;
  results: Round[];
  ratios: {
    /** Proportional memory (PSS) of the four services together, median of the rounds; aim: at most 600. */
    idleMb: number;
    /** Median of the rounds; aim: at most 10. */
    readySeconds: number;
  };
}

const services = ['intake', 'tracking', 'scoring', 'reporting'];

const median = (values: number[]): number => percentile(values, 50);

const rounded = (value: number): number => Math.round(value * 10) / 10;

const together = ({ memory }: Round, of: keyof Memory): number =>
  services.reduce((sum, name) => sum + (memory[name]?.[of] ?? NaN), 0);

export function reportOf(machine: Machine, idleSeconds: number, rounds: Round[]): Report {
  return {
    bench: 'footprint',
    machine,
    idleSeconds,
    results: rounds,
    ratios: {
      idleMb: rounded(median(rounds.map((round) => together(round, 'proportional')))),
      readySeconds: rounded(median(rounds.map(({ readySeconds }) => readySeconds))),
    },
  };
}

/** The report for people. */
export function textOf({ machine, idleSeconds, results, ratios }: Report): string {
  const names = Object.keys(results[0]?.memory ?? {});
  const middle = (name: string, of: keyof Memory): string =>
    median(results.map(({ memory }) => memory[name]?.[of] ?? NaN)).toFixed(0);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, node ${machine.node}, PostgreSQL ${machine.postgres}, load before ${machine.loadBefore}`,
    '',
    `memory in MiB after ${idleSeconds} s without requests, median of ${results.length} rounds`,
    ...table([
      ['', 'PSS', 'RSS'],
      ...names.map((name) => [name, middle(name, 'proportional'), middle(name, 'resident')]),
    ]),
    '',
    `ready after ${results.map(({ readySeconds }) => readySeconds.toFixed(1)).join(', ')} s`,
    `four services ${ratios.idleMb} MiB PSS together (aim: at most 600), ready after ${ratios.readySeconds} s (aim: at most 10)`,
  ].join('\n');
}

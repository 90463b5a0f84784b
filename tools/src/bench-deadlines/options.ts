import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface DeadlineBenchOptions {
  /** Folder of the database, kept between runs. */
  data: string;
  /** Open clocks of each side, the smaller first. */
  open: [small: number, large: number];
  rounds: number;
  isJson: boolean;
}

/** Clocks that are due at each tick. */
export const duePerTick = 1_000;

export const usage = `npm run bench:deadlines [-- --data .ducha/bench-deadlines] [--open 100000,10000000] [--rounds 10] [--json]

Measures one scanner tick of the tracking service with ${duePerTick} due clocks among few and among many open ones. The database is made by
SQL once, in minutes, and kept in the folder of --data (about 8 GB for ten million). With --json the last line is the report as JSON.`;

/** @throws Error for an option that is unknown or makes no sense */
export function parseOptions(args: string[]): DeadlineBenchOptions | 'HELP' {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: '.ducha/bench-deadlines' },
      open: { type: 'string', default: '100000,10000000' },
      rounds: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'HELP';
  const [small, large, ...more] = values.open.split(',').map(Number);
  const isSize = (size: number | undefined): size is number => Number.isInteger(size) && (size ?? 0) >= 3 * duePerTick;
  if (!isSize(small) || !isSize(large) || small >= large || more.length > 0)
    throw new Error(`--open: ${values.open} is not a smaller and a larger number from ${3 * duePerTick}`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 3)
    throw new Error(`--rounds: ${values.rounds} is not a whole number from 3`);
  return { data: resolve(process.env.INIT_CWD ?? '.', values.data), open: [small, large], rounds, isJson: values.json };
}

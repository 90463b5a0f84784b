import { parseArgs } from 'node:util';

export interface LedgerBenchOptions {
  assignments: number;
  /** Measured requests of each case; at least 30, below which a p95 says nothing. */
  rounds: number;
  /** Of each way to scroll. */
  seconds: number;
  isJson: boolean;
}

export const usage = `npm run bench:ledger [-- --assignments 100000] [--rounds 40] [--seconds 10] [--json]

Starts a platform of its own with data that it throws away, fills its ledger by SQL, and measures over HTTP with a real token the
first page, filters, every order and the last page; then scrolls the ledger in headless Chromium. With --json the last line is
the report as JSON.`;

/** @throws Error for an option that is unknown or makes no sense */
export function parseOptions(args: string[]): LedgerBenchOptions | 'HELP' {
  const { values } = parseArgs({
    args,
    options: {
      assignments: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '40' },
      seconds: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'HELP';
  return {
    assignments: atLeast('assignments', values.assignments, 1_000),
    rounds: atLeast('rounds', values.rounds, 30),
    seconds: atLeast('seconds', values.seconds, 1),
    isJson: values.json,
  };
}

function atLeast(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${name}: ${text} is not a whole number from ${least}`);
  return value;
}

import { parseArgs } from 'node:util';

export interface FootprintOptions {
  /** Platforms started and measured one after the other. */
  rounds: number;
  /** Seconds without any request between ready and the measurement of memory. */
  idleSeconds: number;
  isJson: boolean;
}

export const usage = `npm run bench:footprint [-- --rounds 3] [--idle-seconds 30] [--json]

Starts a platform of its own, as npm start does on fresh data with everything built, measures the time until it is ready and,
after a while without requests, the memory of the four services, and throws everything away. With --json the last line is the report as
JSON. Memory is read from /proc, so it needs Linux.`;

/** @throws Error for an option that is unknown or makes no sense */
export function parseOptions(args: string[]): FootprintOptions | 'HELP' {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '3' },
      'idle-seconds': { type: 'string', default: '30' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'HELP';
  return {
    rounds: positive('rounds', values.rounds),
    idleSeconds: positive('idle-seconds', values['idle-seconds']),
    isJson: values.json,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: ${text} is not a whole number from 1`);
  return value;
}

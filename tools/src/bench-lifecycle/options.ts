import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Origin of a running platform; undefined: the bench starts one of its own and throws it away. */
  baseUrl: string | undefined;
  clients: number[];
  /** Measured time of one window. */
  seconds: number;
  /** Load before each window that is not counted. */
  warmUpSeconds: number;
  /** Windows per side and number of clients; the sides alternate. */
  rounds: number;
  isJson: boolean;
}

export const usage = `npm run bench:lifecycle -- [--clients 1,8,32] [--seconds 10] [--warm-up 3] [--rounds 3] [--base-url URL] [--json]

Plays register → assign to 3 units → 3 feedbacks → close over HTTP and, in alternating windows, the same writes as raw SQL on the
same PostgreSQL server. Without --base-url it starts a platform of its own on free ports with data that it throws away; with
--base-url it measures the platform that npm start runs from this checkout, whose databases it must be able to reach.
--json      the last line is one JSON object with bench, machine, results and ratios`;

/** @throws Error naming the option that is unknown or no positive number */
export function parseOptions(args: string[]): BenchOptions | 'HELP' {
  const { values } = parseArgs({
    args,
    options: {
      'base-url': { type: 'string' },
      clients: { type: 'string', default: '1,8,32' },
      seconds: { type: 'string', default: '10' },
      'warm-up': { type: 'string', default: '3' },
      rounds: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'HELP';
  return {
    baseUrl: values['base-url'],
    clients: values.clients.split(',').map((text) => wholeNumber('clients', text)),
    seconds: positive('seconds', values.seconds),
    warmUpSeconds: positive('warm-up', values['warm-up']),
    rounds: wholeNumber('rounds', values.rounds),
    isJson: values.json,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name}: ${text} is not a positive number`);
  return value;
}

function wholeNumber(name: string, text: string): number {
  const value = positive(name, text);
  if (!Number.isInteger(value)) throw new Error(`--${name}: ${text} is not a whole number`);
  return value;
}

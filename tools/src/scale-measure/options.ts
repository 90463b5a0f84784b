import { parseArgs } from 'node:util';

export interface ScaleOptions {
  /** How long mixed matters are played before sizes are taken. */
  seconds: number;
  /** Commands per second that are offered. */
  rate: number;
  isJson: boolean;
}

export const usage = `npm run scale:measure [-- --seconds 120] [--rate 200] [--json]

Starts a platform of its own, plays mixed matters on it, packs its tables and prints what a row of each takes, with its indexes, and
what a province writes in a year by the figures of docs/scale.md. Throws its data away. With --json the last line is the report as JSON.`;

/** @throws Error for an option that is unknown or makes no sense */
export function parseOptions(args: string[]): ScaleOptions | 'HELP' {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '120' },
      rate: { type: 'string', default: '200' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'HELP';
  return {
    seconds: positive('seconds', values.seconds),
    rate: positive('rate', values.rate),
    isJson: values.json,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: ${text} is not a whole number from 1`);
  return value;
}

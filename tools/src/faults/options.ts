import { parseArgs } from 'node:util';

/** Processes that are killed unless others are named. */
const usualVictims = ['intake', 'tracking', 'scoring', 'reporting', 'nats', 'postgres', 'identity', 'edge'] as const;
/** `nats-store`: NATS is killed and its disk is lost, so that events which were on it have to come from the databases again. */
export const victims = [...usualVictims, 'nats-store'] as const;
export type Victim = (typeof victims)[number];

export interface FaultOptions {
  /** Time under load and faults. */
  minutes: number;
  /** Commands per second that are offered. */
  rate: number;
  seed: number;
  /** Most seconds of work between a recovery and the next kill. */
  killEverySeconds: number;
  victims: readonly Victim[];
  isJson: boolean;
  /** Where the logs of the platform under test are copied to in the end. */
  keepLogs: string | undefined;
}

export const usage = `npm run test:faults -- [--minutes 1] [--rate 200] [--seed S] [--kill-every 5] [--victims ${victims.join(',')}] [--keep-logs FOLDER] [--json]

Starts a platform of its own on free ports, gives mixed commands at the rate, kills (SIGKILL) one process after the other, waits for
each to come back, and then checks in the databases that every answered command is there exactly once and everything agrees.
Exits with 1 when anything was lost, doubled or different. The same seed makes the same choices.
--victims   nats-store is not killed unless it is named: NATS then loses its streams too, and npm run catch-up repairs that
--json      the last line is one JSON object`;

/** @throws Error naming the option that is unknown or has no usable value */
export function parseOptions(args: string[], seed = Math.floor(Math.random() * 1e9)): FaultOptions | 'HELP' {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '1' },
      rate: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(seed) },
      'kill-every': { type: 'string', default: '5' },
      victims: { type: 'string', default: usualVictims.join(',') },
      'keep-logs': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'HELP';
  return {
    minutes: positive('minutes', values.minutes),
    rate: positive('rate', values.rate),
    seed: positive('seed', values.seed),
    killEverySeconds: positive('kill-every', values['kill-every']),
    victims: values.victims.split(',').map(victimNamed),
    isJson: values.json,
    keepLogs: values['keep-logs'],
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name}: ${text} is not a positive number`);
  return value;
}

function victimNamed(name: string): Victim {
  const victim = victims.find((candidate) => candidate === name);
  if (!victim) throw new Error(`--victims: ${name} is none of ${victims.join(', ')}`);
  return victim;
}

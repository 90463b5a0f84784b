import { setTimeout as pause } from 'node:timers/promises';
import { readState } from '../start/state-file.js';
import type { RunningPart } from '../start/state-file.js';
import type { ExpectedEvent, Ledger } from './ledger.js';
import type { Victim } from './options.js';
import { Bag } from './random.js';
import type { Random } from './random.js';

const recoverWithinMs = 120_000;
const lookMs = 20;
/** Work at least this long between a recovery and the next kill. */
const leastWorkSeconds = 1;

export interface Kill {
  victim: Victim;
  pid: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** Milliseconds until a process was there again, and until the first command through it succeeded; null: never. */
  restartMs: number | null;
  recoveryMs: number | null;
  /** Milliseconds the repair from the databases took, where the store of NATS was lost. */
  catchUpMs: number | null;
}

/** Requests that show a process works again which no command of the load passes through. */
export type Probe = () => Promise<boolean>;

export interface KillerOptions {
  runFile: string;
  victims: readonly Victim[];
  everySeconds: number;
  random: Random;
  ledger: Ledger;
  probes: Partial<Record<Victim, Probe>>;
  /** Whether another service has applied the event: it has travelled through NATS. */
  hasTravelled(event: ExpectedEvent): Promise<boolean>;
  /** Deletes the streams of the NATS that was just killed. */
  loseStore(): Promise<void>;
  /** Brings in from the databases what was on the lost streams. */
  catchUp(): Promise<void>;
  log(line: string): void;
}

/** Kills one process after the other and measures how long each takes to serve again. */
export class Killer {
  readonly kills: Kill[] = [];
  private readonly bag: Bag<Victim>;

  constructor(private readonly options: KillerOptions) {
    this.bag = new Bag(options.victims, options.random);
  }

  /** @throws Error when a process did not recover in time */
  async run(until: number): Promise<void> {
    const { random, everySeconds } = this.options;
    for (;;) {
      const seconds = random.between(leastWorkSeconds, Math.max(leastWorkSeconds, everySeconds));
      if (Date.now() + seconds * 1000 >= until) return pause(Math.max(0, until - Date.now()));
      await pause(seconds * 1000);
      await this.killOne(this.bag.draw());
    }
  }

  private async killOne(victim: Victim): Promise<void> {
    const { log } = this.options;
    const { pid } = await this.partOf(victim);
    const kill: Kill = { victim, pid, at: Date.now(), restartMs: null, recoveryMs: null, catchUpMs: null };
    this.kills.push(kill);
    process.kill(pid, 'SIGKILL');
    if (victim === 'nats-store') await this.options.loseStore();
    const deadline = kill.at + recoverWithinMs;
    while ((await this.partOf(victim)).pid === pid) {
      if (Date.now() > deadline) throw new Error(`${victim} (${pid}) was not started again`);
      await pause(lookMs);
    }
    const backAt = Date.now();
    kill.restartMs = backAt - kill.at;
    await this.recovered(victim, backAt, deadline);
    kill.recoveryMs = Date.now() - kill.at;
    log(`killed ${victim} (${pid}), back after ${(kill.recoveryMs / 1000).toFixed(1)} s`);
    if (victim === 'nats-store') await this.repair(kill);
  }

  private async repair(kill: Kill): Promise<void> {
    const begunAt = Date.now();
    await this.options.catchUp();
    kill.catchUpMs = Date.now() - begunAt;
    this.options.log(`caught up in ${(kill.catchUpMs / 1000).toFixed(1)} s`);
  }

  /** Only what was sent after the new process appeared counts: the last answers of the old one are still on their way. */
  private async recovered(victim: Victim, backAt: number, deadline: number): Promise<void> {
    const { ledger, probes } = this.options;
    const left = deadline - Date.now();
    const through = (service: string) =>
      ledger.next((answered) => answered.service === service && answered.sentAt > backAt, left);
    switch (victim) {
      case 'intake':
      case 'tracking':
        await through(victim);
        return;
      case 'postgres':
        await Promise.all([through('intake'), through('tracking')]);
        return;
      case 'edge':
        await ledger.next(({ sentAt }) => sentAt > backAt, left);
        return;
      case 'nats':
      case 'nats-store':
        return this.travels(backAt, deadline);
      case 'scoring':
      case 'reporting':
      case 'identity':
        return this.until(victim, () => probes[victim]?.() ?? Promise.resolve(true), deadline);
      default:
        victim satisfies never;
    }
  }

  /** The event of a command given after the restart reaches another service. */
  private async travels(backAt: number, deadline: number): Promise<void> {
    const { ledger, hasTravelled } = this.options;
    const { events } = await ledger.next(({ sentAt }) => sentAt > backAt, deadline - Date.now());
    for (const event of events) await this.until('nats', () => hasTravelled(event), deadline);
  }

  private async until(victim: Victim, holds: Probe, deadline: number): Promise<void> {
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`${victim} did not serve again`);
      await pause(lookMs);
    }
  }

  private async partOf(victim: Victim): Promise<RunningPart> {
    const state = await readState(this.options.runFile);
    const process = victim === 'nats-store' ? 'nats' : victim;
    const part = state?.parts.find(({ name }) => name === process);
    if (!part) throw new Error(`the platform under test has no part ${victim}, or has ended`);
    return part;
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { texts } from './messages.zh-cn.js';
import type { Part, PartPlan } from './part.js';
import { StartFailure } from './start-failure.js';
import { knownProcess, removeState, writeState } from './state-file.js';
import type { RunState, SharedAddresses } from './state-file.js';

export interface SupervisorOptions {
  runFile: string;
  state: RunState;
  isKeptAlive: boolean;
  log(line: string): void;
  /** Seconds before the first restart; doubles up to half a minute. */
  backoffSeconds?: number;
}

const longestBackoffSeconds = 30;
const mostAttempts = 10;

/** Owns the processes of a platform: starts them, records them, notices their death, stops them in reverse order. */
export class Supervisor {
  /** Rejects when a part has died for good. */
  readonly failure: Promise<never>;
  private readonly parts: { plan: PartPlan; part: Part }[] = [];
  private readonly spawned = new Map<string, number>();
  private readonly starting = new Set<Promise<unknown>>();
  private isStopping = false;
  private fail: (failure: StartFailure) => void = () => undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: SupervisorOptions) {
    this.failure = new Promise((_resolve, reject) => (this.fail = reject));
    // Whoever waits for it sees it; nobody waiting is no unhandled rejection.
    this.failure.catch(() => undefined);
  }

  /** Starts a part and watches it from then on. */
  async start(plan: PartPlan): Promise<Part> {
    const part = await this.launch(plan);
    this.parts.push({ plan, part });
    this.watch(plan, part);
    return part;
  }

  get isReady(): boolean {
    return this.options.state.phase === 'READY';
  }

  /** Takes down what maintenance commands need to reach the stores. */
  async noteAddresses(addresses: SharedAddresses): Promise<void> {
    this.options.state.addresses = addresses;
    await this.record();
  }

  async markReady(): Promise<void> {
    this.options.state.phase = 'READY';
    await this.record();
  }

  /** Ends every process this supervisor started, also those still starting, and nothing else. */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const pid of this.spawned.values()) signal(pid);
    await Promise.allSettled(this.starting);
    for (const { part } of this.parts.toReversed()) await part.stop();
    await this.writing;
    await removeState(this.options.runFile);
  }

  private async launch(plan: PartPlan): Promise<Part> {
    if (this.isStopping) throw new StartFailure(texts.stopping);
    const launched = plan.start((pid) => this.onSpawn(plan, pid)).finally(() => this.spawned.delete(plan.name));
    this.starting.add(launched);
    try {
      const part = await launched;
      // Stopping began while it came up.
      if (this.isStopping) await part.stop();
      else await this.recordPart(plan, part.pid);
      return part;
    } finally {
      this.starting.delete(launched);
    }
  }

  /** Whoever is spawned while stopping has begun is ended at once: the stop waits for it. */
  private onSpawn(plan: PartPlan, pid: number): void {
    this.spawned.set(plan.name, pid);
    if (this.isStopping) signal(pid);
    void this.recordPart(plan, pid).catch(() => undefined);
  }

  private watch(plan: PartPlan, part: Part): void {
    const startedAt = Date.now();
    void part.ended.then(async ({ code, signal: name }) => {
      if (this.isStopping) return;
      const how = name ?? `exit ${code}`;
      if (this.options.isKeptAlive) return this.revive(plan, Date.now() - startedAt);
      this.fail(new StartFailure(texts.partDied(plan.name, how), { advice: texts.diedAdvice, logFile: plan.logFile }));
    });
  }

  private async revive(plan: PartPlan, livedMs: number): Promise<void> {
    const first = this.options.backoffSeconds ?? 1;
    let seconds = livedMs < 10_000 ? first * 2 : first;
    for (let attempt = 1; attempt <= mostAttempts && !this.isStopping; attempt += 1) {
      this.options.log(texts.restarting(plan.name, seconds));
      await delay(seconds * 1000);
      if (this.isStopping) return;
      const part = await this.launch(plan).catch(() => null);
      if (part && !this.isStopping) {
        const entry = this.parts.find((candidate) => candidate.plan === plan);
        if (entry) entry.part = part;
        this.options.log(texts.restarted(plan.name));
        return this.watch(plan, part);
      }
      seconds = Math.min(seconds * 2, longestBackoffSeconds);
    }
    if (!this.isStopping)
      this.fail(new StartFailure(texts.gaveUp(plan.name), { advice: texts.seeLog, logFile: plan.logFile }));
  }

  private async recordPart({ name, logFile, probe }: PartPlan, pid: number): Promise<void> {
    const known = await knownProcess(pid);
    const { state } = this.options;
    const recorded = { name, logFile, probe, ...known };
    const index = state.parts.findIndex((part) => part.name === name);
    if (index < 0) state.parts.push(recorded);
    else state.parts[index] = recorded;
    await this.record();
  }

  /** One write after the other: two at once would share the partial file. */
  private record(): Promise<void> {
    this.writing = this.writing.catch(() => undefined).then(() => writeState(this.options.runFile, this.options.state));
    return this.writing;
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // Ended by itself.
  }
}

import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a process that was told to go still takes requests, and how long running ones may last after that; milliseconds. */
export interface ShutdownTimes {
  drainMs: number;
  graceMs: number;
}

/** @throws when a variable is not a whole number of milliseconds */
export function loadShutdownTimes(env: NodeJS.ProcessEnv): ShutdownTimes {
  const read = (name: string, otherwise: number): number => {
    const value = Number(env[name] ?? otherwise);
    if (!Number.isInteger(value) || value < 0)
      throw new Error(`${name} is "${env[name]}", not a whole number of milliseconds`);
    return value;
  };
  return { drainMs: read('SHUTDOWN_DRAIN_MS', 0), graceMs: read('SHUTDOWN_GRACE_MS', 30_000) };
}

/** Whether this process has been told to go: readiness says no from then on, and every answer ends its connection. */
export class Shutdown {
  private hasBegun = false;

  constructor(
    private readonly times: ShutdownTimes,
    private readonly signals: EventEmitter = process,
    private readonly exit: (code: number) => void = (code) => process.exit(code),
  ) {}

  get isDraining(): boolean {
    return this.hasBegun;
  }

  /**
   * At SIGTERM or SIGINT: not ready, then `close`, then the end with 0; with 1 when closing fails or outlasts its time.
   * @param close stops listening and lets running requests end
   */
  closeOnSignal(close: () => Promise<unknown>): void {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      this.signals.on(signal, () => {
        if (this.hasBegun) return;
        this.hasBegun = true;
        const { drainMs, graceMs } = this.times;
        setTimeout(() => this.fail('requests did not end in time'), drainMs + graceMs).unref();
        pause(drainMs)
          .then(close)
          .then(
            () => this.exit(0),
            (error: unknown) => this.fail(error),
          );
      });
  }

  private fail(reason: unknown): void {
    console.error('shutdown:', reason);
    this.exit(1);
  }
}

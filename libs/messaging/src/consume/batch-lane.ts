import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';

/**
 * Works on as many items at a time as have arrived while the ones before were worked on: a single one at once, thousands
 * together under load. An attempt that throws is repeated after a pause with everything that came meanwhile.
 */
export class BatchLane<T> {
  private queue: T[] = [];
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  /**
   * @param sizeAtMost items of one batch
   * @param pauseMs how long to wait after so many failed attempts
   */
  constructor(
    private readonly work: (items: readonly T[]) => Promise<void>,
    private readonly sizeAtMost: number,
    private readonly pauseMs: (failures: number, error: unknown) => number,
  ) {}

  push(item: T): void {
    this.queue.push(item);
    this.running ??= this.run();
  }

  /** Starts nothing any more, waits for what is running, and answers what was not worked on. */
  async stop(): Promise<T[]> {
    this.stopping.abort();
    await this.running;
    return this.queue;
  }

  private async run(): Promise<void> {
    // One turn of the event loop gathers what one network read delivered.
    await turn();
    for (let failures = 0; this.queue.length > 0 && !this.stopping.signal.aborted;) {
      const batch = this.queue.slice(0, this.sizeAtMost);
      try {
        await this.work(batch);
        this.queue = this.queue.slice(batch.length);
        failures = 0;
      } catch (error) {
        failures += 1;
        await pause(this.pauseMs(failures, error), undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
    this.running = undefined;
  }
}

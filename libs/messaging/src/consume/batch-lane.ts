import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { gatheringMs } from './gathering-ms.js';

/** So many waiting items are worth a transaction at once, whatever the time. */
const ENOUGH = 128;

/**
 * Works on as many items at a time as have arrived since the ones before: a single one at once after a pause, many together where
 * many come. An attempt that throws is repeated after a pause with everything that came meanwhile.
 */
export class BatchLane<T> {
  private queue: T[] = [];
  private running: Promise<void> | undefined;
  /** When the latest batch began. */
  private begunAt = -Infinity;
  private isHurried = false;
  private endGathering: (() => void) | undefined;
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
    if (this.queue.length >= ENOUGH) this.endGathering?.();
    this.running ??= this.run();
  }

  /** Whether such an item waits or is being worked on. */
  some(matches: (item: T) => boolean): boolean {
    return this.queue.some(matches);
  }

  /** Something urgent waits for what is inside: it is not to be gathered for any longer. */
  hurry(): void {
    this.isHurried = true;
    this.endGathering?.();
  }

  /** Starts nothing any more, waits for what is running, and answers what was not worked on. */
  async stop(): Promise<T[]> {
    this.stopping.abort();
    this.endGathering?.();
    await this.running;
    return this.queue;
  }

  private async run(): Promise<void> {
    // One turn of the event loop gathers what one network read delivered.
    await turn();
    for (let failures = 0; this.queue.length > 0 && !this.stopping.signal.aborted;) {
      const batch = this.queue.slice(0, this.sizeAtMost);
      const begunAt = performance.now();
      this.isHurried = false;
      try {
        await this.work(batch);
        this.queue = this.queue.slice(batch.length);
        failures = 0;
        const perSecond = (batch.length / (begunAt - this.begunAt)) * 1000;
        this.begunAt = begunAt;
        await this.gather(begunAt + gatheringMs(perSecond) - performance.now());
      } catch (error) {
        failures += 1;
        await pause(this.pauseMs(failures, error), undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
    this.running = undefined;
  }

  private async gather(ms: number): Promise<void> {
    if (ms <= 0 || this.isHurried || this.queue.length >= ENOUGH || this.stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endGathering = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.endGathering = undefined;
  }
}

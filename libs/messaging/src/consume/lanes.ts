/** What became of the head of a lane: finished, or to be tried again after a pause while those behind it wait. */
export type Verdict = 'DONE' | { retryInMs: number };

interface Lane<T> {
  queue: T[];
  retry: NodeJS.Timeout | undefined;
}

/**
 * One queue per key: items of one key are worked on one after the other, different keys in parallel. A failed head keeps
 * its place, so nothing behind it overtakes. The caller bounds how many items are inside at a time.
 */
export class Lanes<T> {
  private readonly lanes = new Map<string, Lane<T>>();
  private readonly running = new Set<Promise<void>>();
  private isStopped = false;

  constructor(private readonly work: (item: T) => Promise<Verdict>) {}

  /** Items inside, waiting ones included. */
  get size(): number {
    let size = 0;
    for (const lane of this.lanes.values()) size += lane.queue.length;
    return size;
  }

  push(key: string, item: T): void {
    const lane = this.lanes.get(key);
    if (lane) {
      lane.queue.push(item);
      return;
    }
    const created: Lane<T> = { queue: [item], retry: undefined };
    this.lanes.set(key, created);
    this.start(key, created);
  }

  /** Starts nothing any more, waits for what is running, and answers what was not finished, in order per key. */
  async stop(): Promise<T[]> {
    this.isStopped = true;
    for (const lane of this.lanes.values()) clearTimeout(lane.retry);
    await Promise.all(this.running);
    return [...this.lanes.values()].flatMap((lane) => lane.queue);
  }

  /** Resolves when every lane is empty. */
  async idle(): Promise<void> {
    while (this.lanes.size > 0) await new Promise<void>((resolve) => this.waiters.push(resolve));
  }

  private readonly waiters: (() => void)[] = [];

  private start(key: string, lane: Lane<T>): void {
    const run = this.run(key, lane).finally(() => this.running.delete(run));
    this.running.add(run);
  }

  private async run(key: string, lane: Lane<T>): Promise<void> {
    lane.retry = undefined;
    while (!this.isStopped) {
      const head = lane.queue[0];
      if (head === undefined) {
        this.lanes.delete(key);
        if (this.lanes.size === 0) for (const resolve of this.waiters.splice(0)) resolve();
        return;
      }
      const verdict = await this.work(head);
      if (verdict !== 'DONE') {
        if (!this.isStopped) lane.retry = setTimeout(() => this.start(key, lane), verdict.retryInMs);
        return;
      }
      lane.queue.shift();
    }
  }
}

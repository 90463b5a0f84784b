import { PassThrough } from 'node:stream';
import type { DashboardChanged, DashboardStreamEnded } from '@ducha/contracts';
import { isWithin } from '@ducha/platform';

/** A dashboard is read again at most once in this time, however much happens. */
const quietMs = 1_000;

/** One answer of `text/event-stream` (https://html.spec.whatwg.org/#server-sent-events) about one subtree. */
export class DashboardStream {
  readonly content = new PassThrough();
  private lastTold = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly unit: { id: string; path: string },
    private readonly now: () => Date,
  ) {
    // Sent at once, so that the headers reach the reader before the first change.
    this.content.write(': open\n\n');
    this.content.once('close', () => clearTimeout(this.timer));
  }

  get isOpen(): boolean {
    return !this.content.destroyed && !this.content.writableEnded;
  }

  /** A change at `path`; told now, or when the quiet time is over, together with what comes until then. */
  heed(path: string): void {
    if (this.timer || !this.isOpen || !isWithin(path, this.unit.path)) return;
    const waitMs = Math.max(0, this.lastTold + quietMs - performance.now());
    this.timer = setTimeout(() => this.tell(), waitMs);
  }

  /** Keeps proxies from taking the connection for dead. */
  beat(): void {
    if (this.isOpen) this.content.write(': alive\n\n');
  }

  end(reason: DashboardStreamEnded['reason']): void {
    clearTimeout(this.timer);
    if (this.isOpen) this.content.end(event('ended', { reason } satisfies DashboardStreamEnded));
  }

  private tell(): void {
    this.timer = undefined;
    if (!this.isOpen) return;
    this.lastTold = performance.now();
    const changed: DashboardChanged = { unitId: this.unit.id, at: this.now().toISOString() };
    this.content.write(event('changed', changed));
  }
}

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

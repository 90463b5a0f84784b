import { Injectable } from '@nestjs/common';

/** Wakes the relay of this process after a commit. `LISTEN/NOTIFY` would halve the number of commits per second. */
@Injectable()
export class OutboxSignal {
  private wake: (() => void) | undefined;
  private endGathering: (() => void) | undefined;
  private isRaised = false;
  private hasAwaited = false;

  /** @param events what was committed */
  raise(events: readonly { isAwaited: boolean }[]): void {
    if (events.length === 0) return;
    this.isRaised = true;
    this.wake?.();
    if (!events.some(({ isAwaited }) => isAwaited)) return;
    this.hasAwaited = true;
    this.endGathering?.();
  }

  /** Ends every waiting. */
  stop(): void {
    this.isRaised = true;
    this.hasAwaited = true;
    this.wake?.();
    this.endGathering?.();
  }

  /** What was raised before is read now. */
  begin(): void {
    this.hasAwaited = false;
  }

  /** Resolves at the next `raise`, at once if one came since the last wait, or after `ms`. Answers whether it was raised. */
  async wait(ms: number): Promise<boolean> {
    if (!this.isRaised) await within(ms, (end) => (this.wake = end));
    this.wake = undefined;
    const wasRaised = this.isRaised;
    this.isRaised = false;
    return wasRaised;
  }

  /** Resolves after `ms`, or as soon as an event was raised since `begin` that somebody waits for. */
  async gather(ms: number): Promise<void> {
    if (!this.hasAwaited && ms > 0) await within(ms, (end) => (this.endGathering = end));
    this.endGathering = undefined;
  }
}

const within = (ms: number, take: (end: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    take(() => {
      clearTimeout(timer);
      resolve();
    });
  });

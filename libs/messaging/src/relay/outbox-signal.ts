import { Injectable } from '@nestjs/common';

/** Wakes the relay of this process after a commit. `LISTEN/NOTIFY` would halve the number of commits per second. */
@Injectable()
export class OutboxSignal {
  private wake: (() => void) | undefined;
  private isRaised = false;

  raise(): void {
    this.isRaised = true;
    this.wake?.();
  }

  /** Resolves at the next `raise`, at once if one came since the last wait, or after `ms`. Answers whether it was raised. */
  async wait(ms: number): Promise<boolean> {
    if (!this.isRaised) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.wake = undefined;
    const wasRaised = this.isRaised;
    this.isRaised = false;
    return wasRaised;
  }
}

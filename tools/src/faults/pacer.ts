const tickMs = 5;

export interface Pace {
  perSecond: number;
  /** Requests under way at most; what is due beyond that is not sent later, it is counted as shed. */
  mostInFlight: number;
  /** Matters begun and not ended at most. */
  mostOpen: number;
}

/**
 * Open loop with bounded concurrency: turns come at a fixed rate, whatever the platform answers. A turn goes to whoever waits
 * longest; where nobody waits, a new matter begins.
 */
export class Pacer {
  /** Turns that found no free place, or nothing to do. */
  shed = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly open = new Set<Promise<void>>();
  private inFlight = 0;
  private owed = 0;
  private isBeginning = true;
  private timer: NodeJS.Timeout | undefined;

  /** @param begin plays one matter to its end; asks for a turn before it does anything else, and never rejects */
  constructor(
    private readonly pace: Pace,
    private readonly begin: () => Promise<void>,
  ) {}

  start(): void {
    let before = performance.now();
    this.timer = setInterval(() => {
      const now = performance.now();
      this.owed += ((now - before) / 1000) * this.pace.perSecond;
      before = now;
      for (; this.owed >= 1; this.owed -= 1) this.grant();
    }, tickMs);
  }

  /** Begins no more matters and waits for those under way. */
  async finish(): Promise<void> {
    this.isBeginning = false;
    await Promise.all(this.open);
    clearInterval(this.timer);
  }

  /** Resolves when a request may be sent; `release` must follow its answer. */
  turn(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  release(): void {
    this.inFlight -= 1;
  }

  private grant(): void {
    const canSend = this.inFlight < this.pace.mostInFlight;
    if (canSend && this.waiting.length === 0 && this.isBeginning && this.open.size < this.pace.mostOpen)
      this.beginOne();
    const next = canSend ? this.waiting.shift() : undefined;
    if (!next) {
      this.shed += 1;
      return;
    }
    this.inFlight += 1;
    next();
  }

  private beginOne(): void {
    const matter = this.begin().finally(() => this.open.delete(matter));
    this.open.add(matter);
  }
}

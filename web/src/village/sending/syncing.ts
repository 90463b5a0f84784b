import { Observable } from '../store/observable.js';
import type { PassEnd } from './sender.js';

export interface SyncState {
  isRunning: boolean;
  /** How the last pass ended; null before the first. `OFFLINE`: nothing was tried, so nothing is known of the server. */
  lastEnd: PassEnd | 'OFFLINE' | null;
}

/** Milliseconds until the next try after one without answer. */
const waits = [5_000, 15_000, 60_000, 300_000];

interface SyncParts {
  /** Sends what waits. */
  pass: () => Promise<PassEnd>;
  /** Reads the list again; answers whether the server answered. */
  refresh: () => Promise<boolean>;
}

/**
 * When to send: on opening, on return to the page, when the network is back, after writing, on demand, and after a pause where nobody
 * answered. All of it in the page; nothing depends on the browser doing it in the background.
 */
export class Syncing {
  readonly state = new Observable<SyncState>({ isRunning: false, lastEnd: null });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private running: Promise<void> | null = null;
  private isWanted = false;

  constructor(private readonly parts: SyncParts) {}

  start(): void {
    window.addEventListener('online', () => void this.run());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.run();
    });
  }

  /** Runs now; asked for in the middle of a run, it runs once more after it. */
  run(): Promise<void> {
    this.isWanted = true;
    this.running ??= this.whileWanted().finally(() => (this.running = null));
    return this.running;
  }

  /** A record that can be taken back until then is sent after it. */
  runAfter(milliseconds: number): void {
    setTimeout(() => void this.run(), milliseconds);
  }

  private async whileWanted(): Promise<void> {
    clearTimeout(this.timer);
    while (this.isWanted) {
      this.isWanted = false;
      this.state.set({ ...this.state.current(), isRunning: true });
      const lastEnd = await this.once();
      this.state.set({ isRunning: false, lastEnd });
      this.failures = lastEnd === 'EMPTY' ? 0 : this.failures + 1;
    }
    if (this.failures === 0) return;
    this.timer = setTimeout(() => void this.run(), waits[Math.min(this.failures, waits.length) - 1]);
  }

  private async once(): Promise<PassEnd | 'OFFLINE'> {
    // A browser that says so is certain of it; one that says there is network may be wrong.
    if (!navigator.onLine) return 'OFFLINE';
    const end = await this.parts.pass().catch((): PassEnd => 'TROUBLE');
    if (end !== 'EMPTY' && end !== 'TROUBLE') return end;
    return (await this.parts.refresh()) ? end : 'SILENT';
  }
}

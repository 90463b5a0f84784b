/** A clock that stands still until it is moved; structurally the `Clock` that services inject. */
export class FixedClock {
  private instant: number;

  /** @param iso instant to begin with, ISO 8601 */
  constructor(iso = '2026-03-02T09:00:00+08:00') {
    this.instant = Date.parse(iso);
  }

  now(): Date {
    return new Date(this.instant);
  }

  set(iso: string): void {
    this.instant = Date.parse(iso);
  }

  /** @param ms milliseconds to move forward */
  advance(ms: number): void {
    this.instant += ms;
  }
}

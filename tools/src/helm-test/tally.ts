/** Counts what was checked, says what failed, and closes with one line. */
export class Tally {
  private passed = 0;
  private failed = 0;
  private passedBefore = 0;
  private failedBefore = 0;
  private startedAt = performance.now();

  /** @param detail said where it failed */
  check(what: string, isOk: boolean, detail = ''): void {
    if (isOk) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    console.error(`  ✗ ${what}${detail ? `\n${detail.trimEnd().replace(/^/gm, '      ')}` : ''}`);
  }

  add(passed: number, failed: number): void {
    this.passed += passed;
    this.failed += failed;
  }

  /** Ends a section with its own counts. */
  section(name: string): void {
    const [passed, failed] = [this.passed - this.passedBefore, this.failed - this.failedBefore];
    const seconds = ((performance.now() - this.startedAt) / 1000).toFixed(1);
    console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
    [this.passedBefore, this.failedBefore, this.startedAt] = [this.passed, this.failed, performance.now()];
  }

  /** The last line of a run. @returns the exit code */
  close(): number {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 ? 0 : 1;
  }
}

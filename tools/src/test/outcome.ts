/** What one step of the run counted. */
export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
}

/** The parts of jest's JSON report that are counted. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numRuntimeErrorTestSuites: number;
}

/** A file that could not run at all counts as one failure; so does a run that ended with an error without naming one. */
export function tierOutcome(name: string, report: JestReport | null, exitCode: number, seconds: number): Outcome {
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return {
    name,
    passed: report?.numPassedTests ?? 0,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report?.numPendingTests ?? 0,
    seconds,
  };
}

export const checkOutcome = (name: string, exitCode: number, seconds: number): Outcome => ({
  name,
  passed: exitCode === 0 ? 1 : 0,
  failed: exitCode === 0 ? 0 : 1,
  skipped: 0,
  seconds,
});

export function outcomeLine({ name, passed, failed, skipped, seconds }: Outcome): string {
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return `${failed === 0 ? '✓' : '✗'} ${name}: ${counts.join(', ')} (${seconds.toFixed(1)} s)`;
}

/** The last line of a run. */
export function totalLine(outcomes: Outcome[]): string {
  const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}

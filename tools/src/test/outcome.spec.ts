import { describe, expect, it } from '@jest/globals';
import { checkOutcome, outcomeLine, tierOutcome, totalLine } from './outcome.js';

const aReport = (passed: number, failed: number, broken = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numRuntimeErrorTestSuites: broken,
});

describe('tierOutcome', () => {
  it.each([
    { name: 'all passed', report: aReport(7, 0), code: 0, passed: 7, failed: 0 },
    { name: 'a failed test', report: aReport(7, 2), code: 1, passed: 7, failed: 2 },
    { name: 'a file that does not compile', report: aReport(7, 0, 1), code: 1, passed: 7, failed: 1 },
    { name: 'a run that ended without a report', report: null, code: 1, passed: 0, failed: 1 },
    {
      name: 'an error outside the tests, such as in the tear-down',
      report: aReport(7, 0),
      code: 1,
      passed: 7,
      failed: 1,
    },
  ])('counts $name', ({ report, code, passed, failed }) => {
    expect(tierOutcome('unit', report, code, 1)).toMatchObject({ passed, failed });
  });
});

describe('totalLine', () => {
  it('adds checks and tiers up', () => {
    const outcomes = [
      checkOutcome('lint', 1, 2),
      checkOutcome('types', 0, 2),
      tierOutcome('unit', aReport(10, 1), 1, 3),
    ];
    expect(totalLine(outcomes)).toBe('11 passed, 2 failed');
  });
});

describe('outcomeLine', () => {
  it('names skipped tests, so that none goes missing silently', () => {
    const report = { ...aReport(1, 0), numPendingTests: 3 };
    expect(outcomeLine(tierOutcome('browser', report, 0, 1.25))).toBe(
      '✓ browser: 1 passed, 0 failed, 3 skipped (1.3 s)',
    );
  });
});

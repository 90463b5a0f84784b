import { deductionColumns, DeductionStatus, hasSentence } from '@ducha/contracts';

describe('words of the export', () => {
  it.each([
    ...DeductionStatus.options.map((code) => `scoring.status.${code}`),
    ...deductionColumns.map((column) => `scoring.column.${column}`),
  ])('%s has one', (key) => {
    expect(hasSentence(key)).toBe(true);
  });
});

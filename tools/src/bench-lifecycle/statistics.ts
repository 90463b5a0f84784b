/** One window of one side. */
export interface Window {
  seconds: number;
  /** Duration in milliseconds of every lifecycle that ended inside the window. */
  durationsMs: number[];
}

export interface Summary {
  lifecycles: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/**
 * Nearest-rank percentile: the smallest value that at least `percent` of all values do not exceed.
 * @throws RangeError for no values or a percentage outside (0, 100]
 */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0 || percent <= 0 || percent > 100) throw new RangeError('a percentile needs values');
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] as number;
}

/**
 * All windows of one side taken together.
 * @throws Error where nothing ended in any of them: there is nothing to compare then
 */
export function summarize(windows: readonly Window[]): Summary {
  const durations = windows.flatMap(({ durationsMs }) => durationsMs);
  if (durations.length === 0) throw new Error('no lifecycle ended within the windows: give them more --seconds');
  const seconds = windows.reduce((sum, window) => sum + window.seconds, 0);
  return {
    lifecycles: durations.length,
    perSecond: durations.length / seconds,
    p50Ms: percentile(durations, 50),
    p99Ms: percentile(durations, 99),
  };
}

/** Throughput of the first side as a share of the second's. */
export const ratioOf = (one: Pick<Summary, 'perSecond'>, other: Pick<Summary, 'perSecond'>): number =>
  one.perSecond / other.perSecond;

/** Lowest and highest ratio of windows that ran one after the other, to show how much the machine drifts. */
export function spreadOf(one: readonly Window[], other: readonly Window[]): { lowest: number; highest: number } {
  const ratios = one.flatMap((window, index) => {
    const beside = other[index];
    return beside ? [ratioOf(summarize([window]), summarize([beside]))] : [];
  });
  return { lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}

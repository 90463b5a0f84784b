/** Where values of one panel of the chart lie, in pixels. */
export interface PanelScale {
  /** Highest labelled value; whole, as things are counted. */
  top: number;
  ticks: number[];
  y: (value: number) => number;
}

/**
 * A scale from zero up to a round number, with at most four steps of whole numbers.
 * @param height of the panel in pixels; zero lies at its bottom
 */
export function panelScale(highest: number, height: number): PanelScale {
  const step = roundStep(Math.max(1, highest) / 3);
  const top = Math.max(1, Math.ceil(Math.max(1, highest) / step)) * step;
  const ticks = Array.from({ length: top / step + 1 }, (_, index) => index * step);
  return { top, ticks, y: (value) => height - (value / top) * height };
}

/** The next of 1, 2, 5, 10, 20, 50 … that is at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least) ?? 10 * power;
}

/** The place of each of `count` days between the edges; a single one stands in the middle. */
export const placesOf = (count: number, width: number): number[] =>
  Array.from({ length: count }, (_, index) => (count === 1 ? width / 2 : (index / (count - 1)) * width));

/** `d` of a line through the points. */
export const linePath = (xs: readonly number[], ys: readonly number[]): string =>
  xs.map((x, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${(ys[index] ?? 0).toFixed(1)}`).join('');

/** Indexes of days to label: the last one, and others evenly before it, none closer than `least` pixels. */
export function labelledDays(count: number, width: number, least: number): number[] {
  const most = Math.max(1, Math.floor(width / least));
  const step = Math.max(1, Math.ceil((count - 1) / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => count - 1 - index * step).reverse();
}

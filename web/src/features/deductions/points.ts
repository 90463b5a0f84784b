/** Points are stored in tenths so that halves stay integers: 25 is shown as 2.5, 20 as 2. */
export function formatPoints(tenths: number): string {
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
}

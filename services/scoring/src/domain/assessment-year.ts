/** Asia/Shanghai has had no daylight saving time since 1991: a fixed offset is exact for every date of the platform. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** Calendar day in Asia/Shanghai of an instant, `yyyy-mm-dd`. */
export function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Calendar year in Asia/Shanghai of an instant. */
export function shanghaiYear(instant: Date): number {
  return Number(shanghaiDay(instant).slice(0, 4));
}

/**
 * The last day on which a missed time limit could still have been kept. A limit of 31 December ends with the first instant
 * of 1 January, and missing it belongs to the year it was due in (《日常工作督查考核办法》第四条: one assessment year).
 */
export function lastDayOfLimit(dueAt: Date): string {
  return shanghaiDay(new Date(dueAt.getTime() - 1));
}

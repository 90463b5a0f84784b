const DAY_MS = 86_400_000;
/** Asia/Shanghai has had no summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export interface DailyInstants {
  /** The latest at or before now. */
  last: Date;
  next: Date;
}

/** The instants at which a daily time of day in Asia/Shanghai, such as `02:30`, lies around `now`. */
export function dailyInstants(time: string, now: Date): DailyInstants {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const offset = (hours * 60 + minutes) * 60_000 - SHANGHAI_OFFSET_MS;
  const last = Math.floor((now.getTime() - offset) / DAY_MS) * DAY_MS + offset;
  return { last: new Date(last), next: new Date(last + DAY_MS) };
}

/**
 * All dates are shown in the time of the platform's jurisdiction, whatever the desktop is set to: Asia/Shanghai, which has had one
 * offset for as long as its dates reach (as the work calendar says). A list writes several of them a row, and asking `Intl` for
 * each takes a large part of the time a row has while one scrolls.
 */
const offsetMs = 8 * 3_600_000;

interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
  second: string;
}

const two = (value: number) => String(value).padStart(2, '0');

function localTime(instant: Date): LocalTime {
  const local = new Date(instant.getTime() + offsetMs);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: two(local.getUTCHours()),
    minute: two(local.getUTCMinutes()),
    second: two(local.getUTCSeconds()),
  };
}

/** `2026年11月23日` */
export function formatDay(instant: string): string {
  const t = localTime(new Date(instant));
  return `${t.year}年${t.month}月${t.day}日`;
}

/** `2026年11月23日 18:00` */
export function formatInstant(instant: string): string {
  const t = localTime(new Date(instant));
  return `${t.year}年${t.month}月${t.day}日 ${t.hour}:${t.minute}`;
}

/** `11月23日` for the day `2026-11-23`; with the year where it is not this one's. */
export function formatMonthDay(day: string, thisYear = new Date().getFullYear()): string {
  const [year, month, ofMonth] = day.split('-').map(Number);
  return year === thisYear ? `${month}月${ofMonth}日` : `${year}年${month}月${ofMonth}日`;
}

/** `20261123`, for names of files. */
export function formatFileDay(instant: Date): string {
  const t = localTime(instant);
  return `${t.year}${two(t.month)}${two(t.day)}`;
}

/** `11月23日 18:00`, for lists. */
export function formatShort(instant: string): string {
  const t = localTime(new Date(instant));
  return `${t.month}月${t.day}日 ${t.hour}:${t.minute}`;
}

/** `18:00:05`, for the time of live data. */
export function formatClock(instant: string): string {
  const t = localTime(new Date(instant));
  return `${t.hour}:${t.minute}:${t.second}`;
}

/**
 * The last day of a limit. A limit stored as midnight ends with the day before it:
 * 2026-03-20T16:00:00Z is the end of March 20 in Shanghai, not a limit on March 21.
 */
function dueMoment(dueAt: string): { shown: Date; isWholeDay: boolean } {
  const due = new Date(dueAt);
  const t = localTime(due);
  const isWholeDay = t.hour === '00' && t.minute === '00' && t.second === '00';
  return { shown: isWholeDay ? new Date(due.getTime() - 1) : due, isWholeDay };
}

/** `2026年3月20日`, or with the time where the limit does not end with its day. */
export function formatDue(dueAt: string): string {
  const { shown, isWholeDay } = dueMoment(dueAt);
  const iso = shown.toISOString();
  return isWholeDay ? formatDay(iso) : formatInstant(iso);
}

/** `3月20日`, with the year where it is not this one, and with the time where the limit does not end with its day. */
export function formatDueOfYear(dueAt: string, now: Date): string {
  const thisYear = `${localTime(now).year}年`;
  const due = formatDue(dueAt);
  return due.startsWith(thisYear) ? due.slice(thisYear.length) : due;
}

/** `3月20日` for the day an instant lies in, with the year where it is not this one. */
export function formatMonthDayOf(instant: string, now: Date): string {
  const t = localTime(new Date(instant));
  return formatMonthDay(`${t.year}-${two(t.month)}-${two(t.day)}`, localTime(now).year);
}

/** For tables: `3月20日`, `3月20日 18:00` where the limit does not end with its day; of another year the day alone, `2027年3月20日`. */
export function formatDueShort(dueAt: string, now: Date): string {
  const due = formatDueOfYear(dueAt, now);
  const [day = due] = due.split(' ');
  return day.includes('年') ? day : due;
}

/** Whole seconds from `instant` to `now`, never negative (the server's clock may be ahead). */
export function secondsSince(instant: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - new Date(instant).getTime()) / 1000));
}

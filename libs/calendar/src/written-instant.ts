/** Fixed offset of Asia/Shanghai, exact since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** An instant as 2026年4月20日9:30 in Asia/Shanghai. */
export function instantText(instant: Date): string {
  return text(instant, false);
}

/** An end of a time limit: one that ends with a day is written 24:00 of that day, as documents do, not 0:00 of the next. */
export function dueText(dueAt: Date): string {
  return text(dueAt, true);
}

function text(instant: Date, isEnd: boolean): string {
  const local = new Date(instant.getTime() + SHANGHAI_OFFSET_MS);
  const isMidnight = local.getTime() % 86_400_000 === 0;
  const day = isEnd && isMidnight ? new Date(local.getTime() - 1) : local;
  const date = `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
  if (isEnd && isMidnight) return `${date}24:00`;
  return `${date}${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
}

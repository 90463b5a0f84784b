/** A calendar day, `2026-11-23`, and those around it; no time of day and no zone has a part in this. */
const dayMs = 86_400_000;

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export const dayBefore = (day: string, days: number): string => dayOf(new Date(at(day).getTime() - days * dayMs));

export const startsOf = ['WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type CalendarSpan = (typeof startsOf)[number];

/** The first day of the week (Monday), month, quarter or year a day lies in. */
export function firstDayOf(span: CalendarSpan, day: string): string {
  const date = at(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (span) {
    case 'WEEK':
      return dayBefore(day, (date.getUTCDay() + 6) % 7);
    case 'MONTH':
      return dayOf(new Date(Date.UTC(year, month, 1)));
    case 'QUARTER':
      return dayOf(new Date(Date.UTC(year, month - (month % 3), 1)));
    case 'YEAR':
      return `${year}-01-01`;
    default:
      return span satisfies never;
  }
}

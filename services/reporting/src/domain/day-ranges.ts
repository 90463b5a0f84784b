/** A run of days summed from counters of whole months or of single days, both ends included. */
export interface DayRange {
  grain: 'MONTH' | 'DAY';
  from: string;
  /** Null for everything from `from` on. */
  to: string | null;
}

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

function monthAfter(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function monthBefore(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}

const lastOfMonth = (day: string): string =>
  new Date(Date.parse(`${monthAfter(day)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const earliest = '0001-01-01';

/** Everything up to the end of a day: whole months, then the days of its own month. */
export const upTo = (day: string): DayRange[] => [
  { grain: 'MONTH', from: earliest, to: monthBefore(day) },
  { grain: 'DAY', from: firstOfMonth(day), to: day },
];

/** Everything there is: the months hold all days, those of the month that runs too. */
export const upToNow: readonly DayRange[] = [{ grain: 'MONTH', from: earliest, to: null }];

/** A period, both days included: whole months where there are any, single days at its ends. Empty where it ends before it begins. */
export function period(from: string, to: string): DayRange[] {
  if (to < from) return [];
  const firstWhole = from === firstOfMonth(from) ? from : monthAfter(from);
  const lastWhole = to === lastOfMonth(to) ? firstOfMonth(to) : monthBefore(to);
  if (lastWhole < firstWhole) return [{ grain: 'DAY', from, to }];
  const before = new Date(Date.parse(`${firstWhole}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const ranges: DayRange[] = [
    { grain: 'DAY', from, to: before },
    { grain: 'MONTH', from: firstWhole, to: lastWhole },
    { grain: 'DAY', from: monthAfter(lastWhole), to },
  ];
  return ranges.filter((range) => range.to === null || range.from <= range.to);
}

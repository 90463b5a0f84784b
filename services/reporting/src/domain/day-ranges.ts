/** A run of days summed from counters of whole months or of single days, both ends included. */
export interface DayRange {
  grain: 'MONTH' | 'DAY';
  from: string;
  /** Null for everything from `from` on. */
  to: string | null;
}

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

function monthBefore(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}

const earliest = '0001-01-01';

/** Everything up to the end of a day: whole months, then the days of its own month. */
export const upTo = (day: string): DayRange[] => [
  { grain: 'MONTH', from: earliest, to: monthBefore(day) },
  { grain: 'DAY', from: firstOfMonth(day), to: day },
];

/** Everything there is: the months hold all days, those of the month that runs too. */
export const upToNow: readonly DayRange[] = [{ grain: 'MONTH', from: earliest, to: null }];

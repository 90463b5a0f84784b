import type { PublishedYear, RegionalYear, WorkCalendar } from '@ducha/calendar';
import type { WorkDays } from '@ducha/contracts';
import { overlaysFor, workCalendar } from '@ducha/calendar';

/** The calendar of each jurisdiction: the national days and, before them, those of the units on the way down to it. */
export class WorkCalendars {
  private readonly national: WorkCalendar;

  constructor(
    private readonly years: readonly PublishedYear[],
    private readonly overlays: readonly RegionalYear[],
  ) {
    this.national = workCalendar(years);
  }

  /** The days the calendar of a unit is made of, from a year on. */
  daysOf(unitPath: string, fromYear: number): WorkDays {
    const daysFrom = (years: readonly PublishedYear[]) =>
      years
        .filter(({ year }) => year >= fromYear)
        .map(({ year, document, exceptions }) => ({ year, document, exceptions: [...exceptions] }));
    return { national: daysFrom(this.years), regional: daysFrom(overlaysFor(this.overlays, unitPath)) };
  }

  /** @param unitPath ids from the top down, joined by dots */
  of(unitPath: string): WorkCalendar {
    const own = overlaysFor(this.overlays, unitPath);
    return own.length === 0 ? this.national : workCalendar(this.years, own);
  }
}

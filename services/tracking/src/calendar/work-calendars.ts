import type { PublishedYear, RegionalYear, WorkCalendar } from '@ducha/calendar';
import { overlaysFor, workCalendar } from '@ducha/calendar';
import type { WorkDays } from '@ducha/contracts';
import type { CalendarNoticeEntity } from './calendar-notice.entity.js';
import { national } from './notice-file.js';

type StoredNotice = Pick<
  CalendarNoticeEntity,
  'revision' | 'jurisdiction' | 'year' | 'version' | 'document' | 'days' | 'loadedAt'
>;

/** The calendar of each jurisdiction: the national days and, before them, those of the units on the way down to it. */
export class WorkCalendars {
  private readonly years: readonly PublishedYear[];
  private readonly overlays: readonly RegionalYear[];
  private readonly national: WorkCalendar;

  /** @param notices in any order; of one jurisdiction and year the last version holds */
  constructor(
    private readonly notices: readonly StoredNotice[],
    readonly revision = Math.max(0, ...notices.map((notice) => notice.revision)),
  ) {
    const known = notices.filter((notice) => notice.revision <= revision);
    const latest = new Map<string, StoredNotice>();
    for (const notice of known) {
      const key = `${notice.jurisdiction} ${notice.year}`;
      if ((latest.get(key)?.version ?? 0) < notice.version) latest.set(key, notice);
    }
    const held = [...latest.values()]
      .map(({ days, ...notice }) => ({ ...notice, exceptions: days }))
      // A notice has the last word on a December day that the one of the year before did not speak of.
      .toSorted((one, other) => one.year - other.year);
    this.years = held.filter(({ jurisdiction }) => jurisdiction === national);
    this.overlays = held.filter(({ jurisdiction }) => jurisdiction !== national);
    this.national = workCalendar(this.years);
  }

  /** @param unitPath ids from the top down, joined by dots */
  of(unitPath: string): WorkCalendar {
    const own = overlaysFor(this.overlays, unitPath);
    return own.length === 0 ? this.national : workCalendar(this.years, own);
  }

  /** The days the calendar of a unit is made of, from a year on. */
  daysOf(unitPath: string, fromYear: number): WorkDays {
    const daysFrom = (years: readonly PublishedYear[]) =>
      years
        .filter(({ year }) => year >= fromYear)
        .map(({ year, document, exceptions }) => ({ year, document, exceptions: [...exceptions] }));
    return { national: daysFrom(this.years), regional: daysFrom(overlaysFor(this.overlays, unitPath)) };
  }

  /** The calendars as they were known by then. */
  at(revision: number): WorkCalendars {
    return revision >= this.revision ? this : new WorkCalendars(this.notices, revision);
  }

  /** The notice of the nation for the year; empty where it is not published. */
  documentOf(year: number): string {
    return this.years.find((each) => each.year === year)?.document ?? '';
  }

  /** Years of the nation whose notice was imported before. */
  publishedYears(before: Date): number[] {
    return this.years.filter(({ year }) => this.loadedAt(year) < before).map(({ year }) => year);
  }

  private loadedAt(year: number): Date {
    const first = this.notices.find((notice) => notice.jurisdiction === national && notice.year === year);
    return first?.loadedAt ?? new Date(0);
  }
}

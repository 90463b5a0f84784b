export { dayOf, formatDay, isWeekend, parseDay, startOf, yearOf } from './day.js';
export type { DayNumber } from './day.js';
export { workCalendar } from './work-calendar.js';
export type { PublishedYear, WorkCalendar } from './work-calendar.js';

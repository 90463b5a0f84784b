import { z } from 'zod';
import { Day } from '../scalars.js';

const Year = z.object({
  year: z.int(),
  /** The holiday notice the days come from. */
  document: z.string(),
  exceptions: z.array(z.object({ date: Day, isWorkingDay: z.boolean(), occasion: z.string() })),
});

/**
 * `GET /api/tracking/work-days`: the days that differ from the ordinary week where the caller works, for pages that count
 * working days without network. A year that is not listed has no published notice yet and counts as ordinary weeks.
 */
export const WorkDays = z.object({
  national: z.array(Year),
  /** Days of the caller's own regions, the nearest last; they go before the national ones. */
  regional: z.array(Year),
});
export type WorkDays = z.infer<typeof WorkDays>;

import { z } from 'zod';
import { assignmentDimensions } from './dashboard.api.js';
import { Day, Instant, UnitId } from '../scalars.js';

/** `GET /dashboard/trend`. */
export const TrendQuery = z.strictObject({
  /** Default: the caller's acting unit. */
  unitId: UnitId.optional(),
  /** How many days, today included. */
  days: z.coerce.number().int().min(1).max(366).default(30),
  /** The last day shown; default: today. */
  day: Day.optional(),
  ...assignmentDimensions,
});
export type TrendQuery = z.infer<typeof TrendQuery>;

const Count = z.int().nonnegative();

/** Assignments held by the unit or below it, day by day in Asia/Shanghai, the oldest first; counted from the rows. */
export const Trend = z.object({
  unit: z.object({ id: UnitId, name: z.string(), shortName: z.string() }),
  asOf: Instant,
  days: z.array(
    z.object({
      day: Day,
      delivered: Count,
      /** Accepted as completed (办结); not those closed as unable or cancelled. */
      completed: Count,
      /** The completion date passed without a submission. */
      becameOverdue: Count,
      /** Delivered and not over at the end of the day, for today at `asOf`. */
      openAtEnd: Count,
    }),
  ),
});
export type Trend = z.infer<typeof Trend>;

import { z } from 'zod';
import { Instant, UnitId } from '../scalars.js';

/** `GET /dashboard/stream`, `text/event-stream`. The token travels in `Authorization`, so it is read with `fetch`. */
export const DashboardStreamQuery = z.strictObject({
  /** Default: the caller's acting unit. */
  unitId: UnitId.optional(),
});
export type DashboardStreamQuery = z.infer<typeof DashboardStreamQuery>;

/** Data of `event: changed`: something of the unit or below it changed; at most once a second. */
export const DashboardChanged = z.object({ unitId: UnitId, at: Instant });
export type DashboardChanged = z.infer<typeof DashboardChanged>;

/**
 * Data of `event: ended`, the last of a stream the service ends. SHUTTING_DOWN: connect again. SIGNED_OUT: the token or the
 * post is no longer valid; sign in or choose another post first.
 */
export const DashboardStreamEnded = z.object({ reason: z.enum(['SHUTTING_DOWN', 'SIGNED_OUT']) });
export type DashboardStreamEnded = z.infer<typeof DashboardStreamEnded>;

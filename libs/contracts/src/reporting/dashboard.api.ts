import { z } from 'zod';
import { AssignmentStatus, ItemStatus, RegionLevel, StatusLamp, UnitKind } from '../codes.js';
import { Instant, UnitId } from '../scalars.js';

export const DashboardQuery = z.strictObject({
  /** Default: the caller's acting unit. */
  unitId: UnitId.optional(),
  /** The instant lamps are derived for; default: now. */
  asOf: Instant.optional(),
});
export type DashboardQuery = z.infer<typeof DashboardQuery>;

const Count = z.int().nonnegative();
const UnitHeader = z.object({
  id: UnitId,
  name: z.string(),
  shortName: z.string(),
  level: RegionLevel,
  kind: UnitKind,
});
/** Every status and every lamp is there, zero where nothing is counted. */
const AssignmentsByStatus = z.record(AssignmentStatus, Count);
const AssignmentsByLamp = z.record(StatusLamp, Count);

/** What a unit and everything below it holds. Each number opens its rows in the ledger with the same filters and `asOf`. */
export const Dashboard = z.object({
  unit: UnitHeader,
  /** From the caller's own unit down to the unit shown. */
  breadcrumb: z.array(z.object({ id: UnitId, name: z.string(), shortName: z.string(), level: RegionLevel })),
  asOf: Instant,
  /** Held by the unit or a unit below it. */
  assignments: z.object({
    total: Count,
    byStatus: AssignmentsByStatus,
    byLamp: AssignmentsByLamp,
    byStatusAndLamp: z.array(z.object({ status: AssignmentStatus, lamp: StatusLamp, count: Count })),
    /** Completion date missed; stays after a late completion (逾期办结). */
    overdue: Count,
  }),
  /** Issued by the unit or a unit below it. */
  items: z.object({ total: Count, byStatus: z.record(ItemStatus, Count) }),
  /** Of the unit and the units below it. `confirmed` are those that stand: CONFIRMED, UPHELD, COUNTED. */
  deductions: z.object({ proposed: Count, appealed: Count, confirmed: Count, confirmedPointsTenths: Count }),
  /** Governments directly below (also without assignments) and other child units that hold some. */
  children: z.array(
    z.object({
      unit: UnitHeader,
      total: Count,
      byLamp: AssignmentsByLamp,
      byStatus: AssignmentsByStatus,
      overdue: Count,
    }),
  ),
});
export type Dashboard = z.infer<typeof Dashboard>;

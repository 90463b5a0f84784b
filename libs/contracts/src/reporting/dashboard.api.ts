import { z } from 'zod';
import { anyOf } from '../any-of.js';
import {
  AssignmentRole,
  AssignmentStatus,
  ContentCategory,
  ItemStatus,
  RegionLevel,
  SourceKind,
  StatusLamp,
  UnitKind,
} from '../codes.js';
import { Day, Instant, UnitId } from '../scalars.js';

/** By what assignments are counted and opened, each with each. Items and deductions have no part in these. */
export const assignmentDimensions = {
  /** Level of the unit that holds the assignment. */
  level: anyOf(RegionLevel).optional(),
  contentCategory: anyOf(ContentCategory).optional(),
  sourceKind: anyOf(SourceKind).optional(),
  role: AssignmentRole.optional(),
  /** The unit that issued the item; for assignments dispatched before 2026-12 the unit that dispatched them. */
  issuingUnitId: UnitId.optional(),
};

export const DashboardQuery = z
  .strictObject({
    /** Default: the caller's acting unit. */
    unitId: UnitId.optional(),
    /** The instant lamps are derived for; default: now. Not together with `day`. */
    asOf: Instant.optional(),
    /** A past day: everything as it stood at its 24:00 in Asia/Shanghai. Default: as it stands now. */
    day: Day.optional(),
    /** First day of the period the measures are counted over; default: 1 January of the year of the day shown. */
    from: Day.optional(),
    ...assignmentDimensions,
  })
  .refine(({ asOf, day }) => asOf === undefined || day === undefined, { path: ['day'] });
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

/**
 * What happened to assignments in a period. An assignment counts once in each, on the day it happened first; a completion that was
 * taken back does not count. Each opens its rows with `event`, `from` and `to` of the ledger.
 */
export const DashboardMeasures = z.object({
  /** Delivered to the holding unit. */
  issued: Count,
  acknowledged: Count,
  /** Accepted as completed (办结); not those closed as unable or cancelled. */
  completed: Count,
  /** Of these, those whose completion date was kept (按期办结). */
  completedOnTime: Count,
  /** The completion date passed without a submission. */
  becameOverdue: Count,
  /** Returned for rework (退回重办). */
  returned: Count,
  /** Given a later completion date on request (延期). */
  extended: Count,
  /** From delivery to completion, mean of `completed`, in tenths of days; null where nothing was completed. */
  averageDaysTenths: Count.nullable(),
});
export type DashboardMeasures = z.infer<typeof DashboardMeasures>;

/** What a unit and everything below it holds. Each number opens its rows in the ledger with the same filters and `asOf`. */
export const Dashboard = z.object({
  unit: UnitHeader,
  /** From the caller's own unit down to the unit shown. */
  breadcrumb: z.array(z.object({ id: UnitId, name: z.string(), shortName: z.string(), level: RegionLevel })),
  /** For a past day its last instant. */
  asOf: Instant,
  /** The calendar day shown, in Asia/Shanghai. */
  day: Day,
  /** What the measures are counted over, both days included. */
  period: z.object({ from: Day, to: Day }),
  /** When the latest event that is in these numbers happened; null before the first. */
  dataAt: Instant.nullable(),
  measures: DashboardMeasures,
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
      measures: DashboardMeasures,
    }),
  ),
});
export type Dashboard = z.infer<typeof Dashboard>;

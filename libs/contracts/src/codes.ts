import { z } from 'zod';

/** Levels of government, 1 (自治区) to 5 (嘎查村); a department has the level of its government. */
export const regionLevels = [
  'AUTONOMOUS_REGION',
  'LEAGUE_CITY',
  'BANNER_COUNTY',
  'SUMU_TOWNSHIP',
  'GACHA_VILLAGE',
] as const;
export const RegionLevel = z.enum(regionLevels);
export type RegionLevel = z.infer<typeof RegionLevel>;

/** What a unit is. Stored, never derived from the digits of its code: the class digit of the statistical code is unreliable. */
export const UnitKind = z.enum([
  'GOVERNMENT',
  'FUNCTIONAL_ZONE',
  'DEPARTMENT',
  'SUPERVISION_OFFICE',
  'TOWN',
  'TOWNSHIP',
  'SUMU',
  'ETHNIC_TOWNSHIP',
  'ETHNIC_SUMU',
  'STREET',
  'PARK_OR_FARM',
  'VILLAGE_COMMITTEE',
  'GACHA_COMMITTEE',
  'RESIDENT_COMMITTEE',
  'OTHER_BASIC_UNIT',
]);
export type UnitKind = z.infer<typeof UnitKind>;

/** A post (岗位) gives its holder one role in one unit. */
export const PostRole = z.enum([
  'SUPERVISION_CLERK',
  'SUPERVISION_DIRECTOR',
  'APPROVING_LEADER',
  'UNIT_LEADER',
  'UNIT_HANDLER',
  'VILLAGE_CLERK',
  'SYSTEM_ADMIN',
]);
export type PostRole = z.infer<typeof PostRole>;

/** Where an item comes from (督查事项来源). */
export const SourceKind = z.enum([
  'MAJOR_DECISION',
  'MEETING_RESOLUTION',
  'LEADER_INSTRUCTION',
  'ASSIGNED_BY_LEADER',
  'UPPER_LEVEL_DOCUMENT',
  'DEPUTY_SUGGESTION',
  'CPPCC_PROPOSAL',
  'PETITION',
  'MAILBOX',
  'HOTLINE',
  'MEDIA',
  'AUDIT',
  'CLUE',
]);
export type SourceKind = z.infer<typeof SourceKind>;

/** 《政府督查工作条例》第四条: the four contents of government supervision. */
export const ContentCategory = z.enum(['MAJOR_DEPLOYMENT', 'KEY_WORK', 'STATUTORY_DUTY', 'ADMINISTRATIVE_EFFICIENCY']);
export type ContentCategory = z.infer<typeof ContentCategory>;

/** 《政府督查工作条例》第十一条: what a registration rests on. */
export const InitiationBasis = z.enum(['GOVERNMENT_DECISION', 'LEADER_DIRECTIVE', 'OFFICE_PROPOSAL_APPROVED']);
export type InitiationBasis = z.infer<typeof InitiationBasis>;

export const Urgency = z.enum(['NORMAL', 'URGENT', 'CRITICAL']);
export type Urgency = z.infer<typeof Urgency>;

/** State secrets are not handled on this platform (保密法实施条例 第四十一条); there is no mark for them. */
export const Disclosure = z.enum(['PUBLIC', 'INTERNAL', 'WORK_SECRET']);
export type Disclosure = z.infer<typeof Disclosure>;

export const itemStatuses = [
  'DRAFT',
  'PENDING_APPROVAL',
  'REGISTERED',
  'DISPATCHED',
  'IN_PROGRESS',
  'UNDER_REVIEW',
  'SUSPENDED',
  'COMPLETED',
  'CLOSED_UNABLE',
  'TRANSFERRED',
  'NOT_REGISTERED',
  'REVOKED',
  'ARCHIVED',
] as const;
export const ItemStatus = z.enum(itemStatuses);
export type ItemStatus = z.infer<typeof ItemStatus>;

export const assignmentStatuses = [
  'PENDING_ACK',
  'DECLINED',
  'IN_PROGRESS',
  'INPUT_GIVEN',
  'SUBMITTED',
  'RETURNED',
  'COMPLETED',
  'CLOSED_UNABLE',
  'CANCELLED',
] as const;
export const AssignmentStatus = z.enum(assignmentStatuses);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

export const AssignmentRole = z.enum(['LEAD', 'SUPPORT']);
export type AssignmentRole = z.infer<typeof AssignmentRole>;

/** Derived, never stored as state. DONE: the assignment is over and its clock no longer runs. */
export const statusLamps = ['RED', 'YELLOW', 'GREEN', 'DONE'] as const;
export const StatusLamp = z.enum(statusLamps);
export type StatusLamp = z.infer<typeof StatusLamp>;

/**
 * What a clock waits for. RECURRING_REPORT: the report of the running period, after the first one. The last two are the dispatcher's:
 * its answer to a request for extension, its review of a completion.
 */
export const clockKinds = [
  'ACKNOWLEDGE',
  'REPORT',
  'RECURRING_REPORT',
  'COMPLETION',
  'EXTENSION_DECISION',
  'REVIEW',
] as const;
export const ClockKind = z.enum(clockKinds);
export type ClockKind = z.infer<typeof ClockKind>;

/** The days a limit was set in (工作日 / 自然日); a date that was stated is one of the calendar. */
export const CountedIn = z.enum(['WORKING_DAYS', 'CALENDAR_DAYS']);
export type CountedIn = z.infer<typeof CountedIn>;

/** Clocks whose due date is set with the task. */
export const TaskClock = ClockKind.extract(['REPORT', 'COMPLETION']);
export type TaskClock = z.infer<typeof TaskClock>;

/** Moments of a clock: reminders before its due date, the date, and the steps of escalation after it, in this order. */
export const clockSteps = ['REMIND', 'DUE', 'URGE', 'BLUE_NOTICE', 'ORANGE_NOTICE', 'RED_NOTICE', 'CRITICISM'] as const;
export const ClockStep = z.enum(clockSteps);
export type ClockStep = z.infer<typeof ClockStep>;

/** Steps after a missed date. CRITICISM is never taken by the platform: it suggests it to people (《政府督查工作条例》第二十一条). */
export const EscalationStep = ClockStep.exclude(['REMIND', 'DUE']);
export type EscalationStep = z.infer<typeof EscalationStep>;

export const DeductionStatus = z.enum(['PROPOSED', 'CONFIRMED', 'APPEALED', 'UPHELD', 'WITHDRAWN', 'COUNTED']);
export type DeductionStatus = z.infer<typeof DeductionStatus>;

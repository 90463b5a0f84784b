import type { AssignmentMeasure, ContentCategory, RegionLevel, SourceKind, Urgency } from '@ducha/contracts';

/** In the order of the rules the sources come from, as people look for them in a list. */
export const sourceKindOrder = [
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
] as const satisfies readonly SourceKind[];

/** The most urgent first. */
export const urgencyOrder = ['CRITICAL', 'URGENT', 'NORMAL'] as const satisfies readonly Urgency[];

/** From the top down. */
export const levelOrder = [
  'AUTONOMOUS_REGION',
  'LEAGUE_CITY',
  'BANNER_COUNTY',
  'SUMU_TOWNSHIP',
  'GACHA_VILLAGE',
] as const satisfies readonly RegionLevel[];

/** As the regulation counts them (《政府督查工作条例》第四条). */
export const contentCategoryOrder = [
  'MAJOR_DEPLOYMENT',
  'KEY_WORK',
  'STATUTORY_DUTY',
  'ADMINISTRATIVE_EFFICIENCY',
] as const satisfies readonly ContentCategory[];

/** In the order in which it happens to an assignment. */
export const measureOrder = [
  'ISSUED',
  'ACKNOWLEDGED',
  'COMPLETED',
  'COMPLETED_ON_TIME',
  'BECAME_OVERDUE',
  'RETURNED',
  'EXTENDED',
] as const satisfies readonly AssignmentMeasure[];

import type { SourceKind, Urgency } from '@ducha/contracts';

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

import type { SourceKind } from '@ducha/contracts';
import type { DraftInput } from './draft.js';

export const sourceFieldOrder = ['documentNo', 'issuedBy', 'receivedOn', 'sentence', 'link'] as const;
export type SourceField = (typeof sourceFieldOrder)[number];

/** What a field of the source is called for this kind of source; a kind without the field does not ask for it. */
const shapes = {
  MAJOR_DECISION: {
    documentNo: 'documentNo',
    issuedBy: 'issuer',
    receivedOn: 'receivedOn',
    sentence: 'sentence',
    link: 'link',
  },
  UPPER_LEVEL_DOCUMENT: {
    documentNo: 'documentNo',
    issuedBy: 'issuer',
    receivedOn: 'receivedOn',
    sentence: 'sentence',
    link: 'link',
  },
  MEETING_RESOLUTION: { documentNo: 'minutesNo', issuedBy: 'meeting', receivedOn: 'meetingOn', sentence: 'resolution' },
  LEADER_INSTRUCTION: {
    documentNo: 'instructionNo',
    issuedBy: 'instructedBy',
    receivedOn: 'instructedOn',
    sentence: 'instruction',
  },
  ASSIGNED_BY_LEADER: { issuedBy: 'assignedBy', receivedOn: 'assignedOn', sentence: 'assignment' },
  DEPUTY_SUGGESTION: {
    documentNo: 'suggestionNo',
    issuedBy: 'deputy',
    receivedOn: 'receivedOn',
    sentence: 'suggestion',
  },
  CPPCC_PROPOSAL: { documentNo: 'proposalNo', issuedBy: 'proposer', receivedOn: 'receivedOn', sentence: 'suggestion' },
  PETITION: { documentNo: 'caseNo', issuedBy: 'forwarder', receivedOn: 'receivedOn', sentence: 'request' },
  MAILBOX: { documentNo: 'caseNo', issuedBy: 'mailbox', receivedOn: 'receivedOn', sentence: 'request' },
  HOTLINE: { documentNo: 'caseNo', issuedBy: 'forwarder', receivedOn: 'receivedOn', sentence: 'request' },
  MEDIA: { issuedBy: 'media', receivedOn: 'reportedOn', sentence: 'report', link: 'link' },
  AUDIT: { documentNo: 'auditNo', issuedBy: 'auditor', receivedOn: 'receivedOn', sentence: 'finding' },
  CLUE: { documentNo: 'clueNo', issuedBy: 'clueFrom', receivedOn: 'receivedOn', sentence: 'clue', link: 'link' },
} as const satisfies Record<SourceKind, Partial<Record<SourceField, string>>>;

type Labels<T> = T extends Record<string, infer Label> ? Label : never;
export type SourceLabel = Labels<{ [K in SourceKind]: (typeof shapes)[K][keyof (typeof shapes)[K]] }>;

/** The fields to show, in order; one that holds a text stays, also where another kind would not ask for it. */
export function sourceFieldsOf(input: DraftInput): { field: SourceField; label: SourceLabel }[] {
  if (!input.sourceKind) return [];
  const shape: Partial<Record<SourceField, SourceLabel>> = shapes[input.sourceKind];
  const general: Record<SourceField, SourceLabel> = shapes.UPPER_LEVEL_DOCUMENT;
  return sourceFieldOrder
    .filter((field) => shape[field] !== undefined || input[field] !== '')
    .map((field) => ({ field, label: shape[field] ?? general[field] }));
}

/** In the order offices receive them most. */
export const sourceKindOrder = [
  'LEADER_INSTRUCTION',
  'ASSIGNED_BY_LEADER',
  'MEETING_RESOLUTION',
  'MAJOR_DECISION',
  'UPPER_LEVEL_DOCUMENT',
  'DEPUTY_SUGGESTION',
  'CPPCC_PROPOSAL',
  'AUDIT',
  'PETITION',
  'MAILBOX',
  'HOTLINE',
  'MEDIA',
  'CLUE',
] as const satisfies readonly SourceKind[];

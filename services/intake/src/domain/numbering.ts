import { DomainError, type SourceKind } from '@ducha/contracts';

/** The two letters of each source in an item number. A code is never given to another source. */
export const sourceCodes: Readonly<Record<SourceKind, string>> = {
  MAJOR_DECISION: 'MD',
  MEETING_RESOLUTION: 'MR',
  LEADER_INSTRUCTION: 'LI',
  ASSIGNED_BY_LEADER: 'AL',
  UPPER_LEVEL_DOCUMENT: 'UD',
  DEPUTY_SUGGESTION: 'DS',
  CPPCC_PROPOSAL: 'CP',
  PETITION: 'PT',
  MAILBOX: 'MB',
  HOTLINE: 'HL',
  MEDIA: 'ME',
  AUDIT: 'AU',
  CLUE: 'CL',
};

export type DocumentKind = 'ITEM' | 'NOTICE';

/** A run of numbers without gaps: one unit, one kind of document, one calendar year. */
export interface NumberSeries {
  kind: DocumentKind;
  unitId: string;
  /** Year in Asia/Shanghai; every series starts at 1 each year. */
  year: number;
  /** The part that sets parallel series of one unit apart: the source code of item numbers, empty for notices. */
  code: string;
}

const shanghaiOffsetMs = 8 * 60 * 60 * 1000;
const largestItemSequence = 999_999;

/** Calendar year in Asia/Shanghai, which keeps UTC+8 all year. */
export const yearInShanghai = (at: Date): number => new Date(at.getTime() + shanghaiOffsetMs).getUTCFullYear();

/** Calendar day `yyyy-mm-dd` in Asia/Shanghai. */
export const dayInShanghai = (at: Date): string => new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10);

export const itemSeries = (unitId: string, source: SourceKind, at: Date): NumberSeries => ({
  kind: 'ITEM',
  unitId,
  year: yearInShanghai(at),
  code: sourceCodes[source],
});

export const noticeSeries = (unitId: string, at: Date): NumberSeries => ({
  kind: 'NOTICE',
  unitId,
  year: yearInShanghai(at),
  code: '',
});

/** Internal item number `{区划6}-{yyyy}-{type2}-{seq6}`, such as `150000-2026-LI-000007`. Never printed as 文号. */
export function formatItemNo(series: NumberSeries, sequence: number): string {
  if (sequence > largestItemSequence) throw new DomainError('RULE_VIOLATED', 'intake.numbering.series-exhausted');
  return `${series.unitId.slice(0, 6)}-${series.year}-${series.code}-${String(sequence).padStart(6, '0')}`;
}

/**
 * Number of a supervision notice, such as `内政督通〔2026〕7号`: full year in 六角括号, no padding (GB/T 9704-2012).
 * `unitCode` is the 机关代字 of the issuing government, or its short name where it has none.
 */
export const formatNoticeNumber = (unitCode: string, series: NumberSeries, sequence: number): string =>
  `${unitCode}督通〔${series.year}〕${sequence}号`;

import type { DueDates } from '@ducha/contracts';

/**
 * Both limits as the policies say, empty where they say nothing. Two documents may rule one matter, and the report is
 * never due after the completion: then both end on the same day.
 */
export function proposedLimits(dates: Pick<DueDates, 'report' | 'completion'> | null): {
  report: string;
  completion: string;
} {
  const report = dates?.report?.dueAt ?? '';
  const completion = dates?.completion?.dueAt ?? '';
  const isLate = report !== '' && completion !== '' && Date.parse(report) > Date.parse(completion);
  return { report: isLate ? completion : report, completion };
}

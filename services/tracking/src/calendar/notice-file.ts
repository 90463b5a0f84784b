import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedYear } from '@ducha/calendar';
import { isWeekend, parseDay, workCalendar } from '@ducha/calendar';
import { Day, sentenceFor, UnitId } from '@ducha/contracts';
import { z } from 'zod';

/** Jurisdiction of the notices of the State Council. */
export const national = 'CN';

const text = z.string().trim().min(1);

const say = (rule: 'twice' | 'ordinary-day' | 'other-year', parameters: Record<string, string | number>): string =>
  sentenceFor(`tracking.calendar.notice.${rule}`, parameters);

/** One year's holiday notice (节假日安排通知), of the nation or of one jurisdiction. */
export const Notice = z
  .strictObject({
    /** `CN`, or the unit whose days they are, for it and everything below. */
    jurisdiction: z.union([z.literal(national), UnitId]).default(national),
    year: z.int().min(2000).max(2100),
    document: text,
    documentNumber: text.optional(),
    exceptions: z.array(z.strictObject({ date: Day, isWorkingDay: z.boolean(), occasion: text })).min(1),
  })
  .superRefine((notice, context) => {
    const seen = new Set<string>();
    for (const [index, { date, isWorkingDay }] of notice.exceptions.entries()) {
      const refuse = (rule: 'twice' | 'ordinary-day'): void =>
        context.addIssue({ code: 'custom', path: ['exceptions', index, 'date'], message: say(rule, { date }) });
      if (seen.has(date)) refuse('twice');
      if (isWorkingDay && notice.jurisdiction === national && !isWeekend(parseDay(date))) refuse('ordinary-day');
      seen.add(date);
    }
    if (!isYearOf(notice))
      context.addIssue({ code: 'custom', path: ['exceptions'], message: say('other-year', { year: notice.year }) });
  });
export type Notice = z.infer<typeof Notice>;

const File = z.union([
  z
    .object({ jurisdiction: z.literal(national).optional(), years: z.array(z.unknown()) })
    .transform(({ years }) => years),
  z.looseObject({ year: z.unknown() }).transform((notice): unknown[] => [notice]),
]);

/** A file that holds no notice that could be taken; the message is for the person who gave it. */
export class NoticeRefused extends Error {
  constructor(path: string, problems: string) {
    super(sentenceFor('tracking.calendar.notice.refused', { path, problems }));
  }
}

/**
 * The notices of a file: one, or several under `years`.
 * @throws NoticeRefused naming the file and everything that is wrong in it
 */
export function readNotices(path: string): Notice[] {
  const result = File.pipe(z.array(Notice)).safeParse(contentOf(path));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
  throw new NoticeRefused(path, problems.join('；'));
}

function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new NoticeRefused(path, error instanceof Error ? error.message : String(error));
  }
}

/** The notices of the data folder. */
export const seededNotices = (dataDir: string): Notice[] =>
  ['national-days.json', 'regional-days.json'].flatMap((file) => readNotices(join(dataDir, 'calendar', file)));

/** SHA-256 of what the notice says: layout and key order of the file do not matter. */
export const contentHashOf = (notice: Notice): string =>
  createHash('sha256')
    .update(JSON.stringify(Notice.parse(notice)))
    .digest('hex');

function isYearOf(year: PublishedYear): boolean {
  try {
    workCalendar([year]);
    return true;
  } catch {
    return false;
  }
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedYear } from '@ducha/calendar';
import { isWeekend, parseDay, workCalendar } from '@ducha/calendar';
import { Day, UnitId } from '@ducha/contracts';
import { z } from 'zod';

/** Jurisdiction of the notices of the State Council. */
export const national = 'CN';

const text = z.string().trim().min(1);

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
      const refuse = (message: string): void =>
        context.addIssue({ code: 'custom', path: ['exceptions', index, 'date'], message: `${date} ${message}` });
      if (seen.has(date)) refuse('is listed twice');
      if (isWorkingDay && notice.jurisdiction === national && !isWeekend(parseDay(date)))
        refuse('is an ordinary working day');
      seen.add(date);
    }
    if (!isYearOf(notice)) context.addIssue({ code: 'custom', path: ['exceptions'], message: 'lie in another year' });
  });
export type Notice = z.infer<typeof Notice>;

const File = z.union([
  z
    .object({ jurisdiction: z.literal(national).optional(), years: z.array(z.unknown()) })
    .transform(({ years }) => years),
  z.looseObject({ year: z.unknown() }).transform((notice): unknown[] => [notice]),
]);

/**
 * The notices of a file: one, or several under `years`.
 * @throws Error naming the file and everything that is wrong in it
 */
export function readNotices(path: string): Notice[] {
  const result = File.pipe(z.array(Notice)).safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
  throw new Error(`${path} holds no holiday notice: ${problems.join('; ')}`);
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

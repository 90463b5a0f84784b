import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workCalendar } from '@ducha/calendar';
import { Day } from '@ducha/contracts';
import { z } from 'zod';
import { Deadlines } from './deadlines.js';

const NationalDays = z.object({
  years: z.array(
    z.object({
      year: z.int(),
      document: z.string(),
      exceptions: z.array(z.object({ date: Day, isWorkingDay: z.boolean(), occasion: z.string() })),
    }),
  ),
});
const Policy = z.object({ workingDays: z.int().nonnegative(), source: z.string().min(1) });

const read = <S extends z.ZodType>(path: string, schema: S): z.infer<S> =>
  schema.parse(JSON.parse(readFileSync(path, 'utf8')));

/**
 * Calendar and warning policy from the data folder, read once at start.
 * @throws when a file is missing or malformed
 */
export function deadlinesFrom(dataDir: string): Deadlines {
  const { years } = read(join(dataDir, 'calendar', 'national-days.json'), NationalDays);
  return new Deadlines(workCalendar(years), read(join(dataDir, 'policies', 'lamp-warning.json'), Policy));
}

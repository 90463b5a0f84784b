import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedYear, RegionalYear } from '@ducha/calendar';
import { Day, UnitId } from '@ducha/contracts';
import { z } from 'zod';

const Year = z.object({
  year: z.int(),
  document: z.string(),
  exceptions: z.array(z.object({ date: Day, isWorkingDay: z.boolean(), occasion: z.string() })),
});
const NationalDays = z.object({ years: z.array(Year) });
const RegionalDays = z.object({ years: z.array(Year.extend({ jurisdiction: UnitId })) });

const read = <S extends z.ZodType>(dataDir: string, file: string, schema: S): z.infer<S> =>
  schema.parse(JSON.parse(readFileSync(join(dataDir, 'calendar', file), 'utf8')));

/** @throws when the file is missing or malformed */
export const nationalDays = (dataDir: string): PublishedYear[] =>
  read(dataDir, 'national-days.json', NationalDays).years;

/** @throws when the file is missing or malformed */
export const regionalDays = (dataDir: string): RegionalYear[] =>
  read(dataDir, 'regional-days.json', RegionalDays).years;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workCalendar } from '@ducha/calendar';
import { z } from 'zod';
import { nationalDays } from '../policies/calendar-files.js';
import { Deadlines } from './deadlines.js';

const Policy = z.object({ workingDays: z.int().nonnegative(), source: z.string().min(1) });

/**
 * Calendar and warning policy from the data folder, read once at start.
 * @throws when a file is missing or malformed
 */
export function deadlinesFrom(dataDir: string): Deadlines {
  const policy: unknown = JSON.parse(readFileSync(join(dataDir, 'policies', 'lamp-warning.json'), 'utf8'));
  return new Deadlines(workCalendar(nationalDays(dataDir)), Policy.parse(policy));
}

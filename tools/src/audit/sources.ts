import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workCalendar } from '@ducha/calendar';
import type { PublishedYear } from '@ducha/calendar';
import { Client } from 'pg';
import type { AssignmentSource, DeductionSource, ItemSource, LampRule } from './recount.js';

export interface DatabaseUrls {
  intake: string;
  tracking: string;
  scoring: string;
}

async function rowsOf<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The rows the services decide on, each read from the database of its owner. */
export async function readSources(
  urls: DatabaseUrls,
): Promise<{ assignments: AssignmentSource[]; items: ItemSource[]; deductions: DeductionSource[] }> {
  return {
    assignments: await rowsOf(
      urls.tracking,
      `SELECT unit_path::text AS "unitPath", status, report_due_at AS "reportDueAt", completion_due_at AS "completionDueAt",
              first_reported_at AS "firstReportedAt", clock_stopped_at AS "clockStoppedAt", is_overdue AS "isOverdue"
         FROM assignment`,
    ),
    items: await rowsOf(urls.intake, `SELECT issuing_unit_path::text AS "issuingUnitPath", status FROM item`),
    deductions: await rowsOf(
      urls.scoring,
      `SELECT unit_path::text AS "unitPath", status, points_tenths AS "pointsTenths" FROM deduction`,
    ),
  };
}

/**
 * Open assignments whose completion date passed more than a minute before `asOf` without being marked overdue: the clock missed them.
 * Counting alone cannot see these, because source and dashboard would agree.
 */
export async function missedClocks(urls: DatabaseUrls, asOf: Date): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    urls.tracking,
    `SELECT id FROM assignment
      WHERE clock_stopped_at IS NULL AND NOT is_overdue AND completion_due_at < '${asOf.toISOString()}'::timestamptz - interval '1 minute'`,
  );
  return rows.map(({ id }) => id);
}

/** The calendar and the warning days, from the same data files the services are given. */
export async function readLampRule(dataDir: string): Promise<LampRule> {
  const json = async <T>(file: string): Promise<T> => JSON.parse(await readFile(join(dataDir, file), 'utf8')) as T;
  const { years } = await json<{ years: PublishedYear[] }>('calendar/national-days.json');
  const { workingDays } = await json<{ workingDays: number }>('policies/lamp-warning.json');
  return { calendar: workCalendar(years), warnWorkingDays: workingDays };
}

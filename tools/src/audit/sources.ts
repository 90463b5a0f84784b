import { workCalendar } from '@ducha/calendar';
import type { PublishedYear } from '@ducha/calendar';
import { Client } from 'pg';
import { measureSourcesSql } from './measures.js';
import type { MeasureSource } from './measures.js';
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
export async function readSources(urls: DatabaseUrls): Promise<{
  assignments: AssignmentSource[];
  items: ItemSource[];
  deductions: DeductionSource[];
  measures: MeasureSource[];
}> {
  return {
    measures: await rowsOf(urls.tracking, measureSourcesSql),
    assignments: await rowsOf(
      urls.tracking,
      `SELECT unit_path::text AS "unitPath", status, report_due_at AS "reportDueAt", completion_due_at AS "completionDueAt",
              first_reported_at AS "firstReportedAt", clock_stopped_at AS "clockStoppedAt", is_overdue AS "isOverdue",
              (SELECT coalesce(c.missed_at, c.due_at) FROM assignment_clock c
                WHERE c.assignment_id = a.id AND c.kind = 'RECURRING_REPORT') AS "nextReportDueAt",
              (SELECT jsonb_object_agg(c.kind, p.content->'warning'->'amount')
                 FROM assignment_clock c JOIN deadline_policy p
                   ON p.id = c.basis->'warning'->>'id' AND p.version = (c.basis->'warning'->>'version')::integer
                WHERE c.assignment_id = a.id) AS warnings
         FROM assignment a`,
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

/** The national calendar as it was imported last. */
export async function readLampRule(urls: DatabaseUrls): Promise<LampRule> {
  const years = await rowsOf<PublishedYear>(
    urls.tracking,
    `SELECT DISTINCT ON (year) year, document, days AS exceptions FROM calendar_notice
      WHERE jurisdiction = 'CN' ORDER BY year, version DESC`,
  );
  return { calendar: workCalendar(years) };
}

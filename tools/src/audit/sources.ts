import { workCalendar } from '@ducha/calendar';
import type { PublishedYear } from '@ducha/calendar';
import type { AssignmentStatus } from '@ducha/contracts';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import type { AssignmentRowSource, LampRule, PastAssignment, StatusSource } from './recount.js';

export const dimensions = ['level', 'contentCategory', 'sourceKind', 'role', 'issuingUnitId'] as const;
export type Dimension = (typeof dimensions)[number];

export interface DatabaseUrls {
  intake: string;
  tracking: string;
  scoring: string;
}

/** An assignment with everything it is counted by. */
export type AssignmentSource = AssignmentRowSource & Record<Dimension, string>;

export interface Sources {
  assignments: AssignmentSource[];
  items: StatusSource[];
  deductions: StatusSource[];
}

/** Nothing here may write, whatever the database user could. */
const readOnly = (url: string): ClientConfig => ({
  connectionString: url,
  options: '-c default_transaction_read_only=on',
  application_name: 'ducha-audit',
});

export async function rowsOf<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client(readOnly(url));
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** When something happened first, from the event log, where the row keeps no date. */
const firstEvent = (type: string, condition = 'true', value = 'e.occurred_at'): string =>
  `(SELECT ${value} FROM event_log e WHERE e.aggregate_id = a.id::text AND e.type LIKE '${type}' AND ${condition}
     ORDER BY e.aggregate_version LIMIT 1)`;

/** What an assignment is counted by travels with its events; the row keeps its holder and role. */
const assignmentsSql = `
  SELECT a.id, a.unit_path::text AS "unitPath", a.status, a.role,
         said.facts->>'contentCategory' AS "contentCategory", said.facts->>'sourceKind' AS "sourceKind",
         coalesce(said.facts->>'issuingUnitId', a.dispatcher_unit_id) AS "issuingUnitId",
         a.report_due_at AS "reportDueAt", a.completion_due_at AS "completionDueAt",
         a.first_reported_at AS "firstReportedAt", a.clock_stopped_at AS "clockStoppedAt", a.is_overdue AS "isOverdue",
         a.delivered_at AS "deliveredAt", a.acknowledged_at AS "acknowledgedAt", a.closed_at AS "closedAt",
         ${firstEvent('%', `(e.data->'assignment'->>'isOverdue')::boolean`, `(e.data->'assignment'->>'completionDueAt')::timestamptz`)}
           AS "overdueAt",
         ${firstEvent('tracking.assignment.returned.%')} AS "returnedAt",
         ${firstEvent('tracking.assignment.extension-decided.%', `(e.data->>'isGranted')::boolean`)} AS "extendedAt",
         (SELECT coalesce(c.missed_at, c.due_at) FROM assignment_clock c
           WHERE c.assignment_id = a.id AND c.kind = 'RECURRING_REPORT') AS "nextReportDueAt",
         (SELECT jsonb_object_agg(c.kind, p.content->'warning'->'amount')
            FROM assignment_clock c JOIN deadline_policy p
              ON p.id = c.basis->'warning'->>'id' AND p.version = (c.basis->'warning'->>'version')::integer
           WHERE c.assignment_id = a.id) AS warnings
    FROM assignment a
    LEFT JOIN LATERAL (SELECT e.data->'assignment' AS facts FROM event_log e
      WHERE e.aggregate_id = a.id::text AND e.aggregate_version = a.version) said ON true`;

const levels = ['AUTONOMOUS_REGION', 'LEAGUE_CITY', 'BANNER_COUNTY', 'SUMU_TOWNSHIP', 'GACHA_VILLAGE'];

/** Departments and offices, whose ids have a suffix, are on the level of their government. */
export const levelOf = (path: string): string =>
  levels[path.split('.').filter((id) => !id.includes('_')).length - 1] ?? '';

/** The rows the services decide on, each read from the database of its owner. */
export async function readSources(urls: DatabaseUrls): Promise<Sources> {
  const assignments = await rowsOf<Omit<AssignmentSource, 'level'>>(urls.tracking, assignmentsSql);
  return {
    assignments: assignments.map((row) => ({ ...row, level: levelOf(row.unitPath) }) as AssignmentSource),
    items: await rowsOf(
      urls.intake,
      `SELECT issuing_unit_path::text AS "unitPath", status, 0 AS "pointsTenths" FROM item`,
    ),
    deductions: await rowsOf(
      urls.scoring,
      `SELECT unit_path::text AS "unitPath", status, points_tenths AS "pointsTenths" FROM deduction`,
    ),
  };
}

/**
 * The last event of each aggregate that counts for the days up to $1. An event does not count for a day before that of its predecessor,
 * which a replica with another clock may have written.
 */
const untilDaySql = (aggregate: string): string => `
  SELECT DISTINCT ON (id) id, facts FROM (
    SELECT aggregate_id AS id, aggregate_version AS version, data->'${aggregate}' AS facts,
           max((occurred_at AT TIME ZONE 'Asia/Shanghai')::date) OVER (PARTITION BY aggregate_id ORDER BY aggregate_version) AS day
      FROM event_log WHERE aggregate_type = '${aggregate}') told
   WHERE day <= $1::date
   ORDER BY id, version DESC`;

export interface PastSources {
  assignments: ReadonlyMap<string, PastAssignment>;
  items: StatusSource[];
  deductions: StatusSource[];
}

/** What everything was at the end of a past day, from the producers' event logs. @param day YYYY-MM-DD in Asia/Shanghai */
export async function readPast(urls: DatabaseUrls, day: string): Promise<PastSources> {
  const assignments = await rowsOf<PastAssignment & { id: string }>(
    urls.tracking,
    `SELECT id, facts->>'status' AS status, (facts->>'isOverdue')::boolean AS "isOverdue",
            (facts->>'nextDueAt')::timestamptz AS "nextDueAt", (facts->>'warnAt')::timestamptz AS "warnAt",
            (facts->>'clockStoppedAt')::timestamptz AS "clockStoppedAt"
       FROM (${untilDaySql('assignment')}) told`,
    [day],
  );
  const statuses = (aggregate: string, path: string, points: string): string =>
    `SELECT facts->>'${path}' AS "unitPath", facts->>'status' AS status, ${points} AS "pointsTenths"
       FROM (${untilDaySql(aggregate)}) told`;
  return {
    assignments: new Map(assignments.map((row) => [row.id, row])),
    items: await rowsOf(urls.intake, statuses('item', 'issuingUnitPath', '0'), [day]),
    deductions: await rowsOf(urls.scoring, statuses('deduction', 'unitPath', `(facts->>'pointsTenths')::integer`), [
      day,
    ]),
  };
}

/**
 * Open assignments whose completion date passed more than a minute before `asOf` without being marked overdue: the clock missed them.
 * Counting alone cannot see these, because source and dashboard would agree.
 */
export async function missedClocks(urls: DatabaseUrls, asOf: Date): Promise<string[]> {
  const rows = await rowsOf<{ id: string; status: AssignmentStatus }>(
    urls.tracking,
    `SELECT id FROM assignment
      WHERE clock_stopped_at IS NULL AND NOT is_overdue AND completion_due_at < $1::timestamptz - interval '1 minute'`,
    [asOf],
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

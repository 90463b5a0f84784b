import { ContentCategory, SourceKind } from '@ducha/contracts';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Client } from 'pg';
import { openClient } from '../bench-lifecycle/open-client.js';

/** Days the data covers, today not included. */
const days = 1_095;
/** Rows of one statement. */
const chunk = 1_000_000;

/**
 * Fills the read models of a platform of the bench's own with assignments over all its units and three years, with their past and
 * their counters. Never run on a database that is kept: these rows have no events behind them.
 */
export async function fillReadModels(
  reporting: Client,
  url: string,
  assignments: number,
  log: (line: string) => void,
): Promise<void> {
  const indexes = await withoutIndexes(reporting);
  // The service is not to settle lamps of rows whose counters are still missing.
  await reporting.query(`INSERT INTO lamp_settling (settled_at) VALUES ('infinity')`);
  await reporting.query(`SET synchronous_commit = off`);
  await reporting.query(`SET work_mem = '256MB'; SET maintenance_work_mem = '1GB'`);
  await makeHolders(reporting);
  await reporting.query('DROP TABLE IF EXISTS bench_made');
  await reporting.query(`CREATE UNLOGGED TABLE bench_made (n integer, place integer, category integer, source integer,
    is_lead boolean, delivered date, acknowledged date, warned date, due date, closed date, is_late boolean)`);
  for (let from = 0; from < assignments; from += chunk) {
    // Only this part, and counted: told apart by number, the planner takes it for a row or two and joins it row by row.
    await reporting.query('TRUNCATE bench_made');
    await reporting.query(madeSql, [from, Math.min(assignments, from + chunk) - 1]);
    await reporting.query('ANALYZE bench_made');
    await reporting.query(rowsSql, [from, from + chunk]);
    await reporting.query(pastSql, [from, from + chunk]);
    log(`${Math.min(assignments, from + chunk)} rows`);
  }
  await reporting.query('DROP TABLE bench_made');
  await reporting.query('DROP TABLE bench_holder');
  await fillCounters(reporting, url);
  log('counters');
  for (const index of indexes) await reporting.query(index);
  log('indexes');
  for (const table of ['assignment_row', 'assignment_past', 'assignment_count', 'assignment_day_count'])
    await reporting.query(`VACUUM (ANALYZE) ${table}`);
  // What was loaded is written out here and not while dashboards are asked.
  await reporting.query('CHECKPOINT');
}

type Counting = typeof import('../../../services/reporting/src/projections/count-from-rows.js');

/**
 * By the service's own counting, as it is built: another one here would measure other counters. Lamps that turned up to the day on
 * which the data end are in them.
 */
async function fillCounters(reporting: Client, url: string): Promise<void> {
  const built = join(import.meta.dirname, '../../../services/reporting/dist/projections/count-from-rows.js');
  const { countFromRows } = (await import(pathToFileURL(built).href)) as Counting;
  const { rows } = await reporting.query<{ at: Date }>(
    `SELECT current_date::timestamp AT TIME ZONE 'Asia/Shanghai' AS at`,
  );
  const settledAt = rows[0]?.at ?? null;
  const reading = await openClient(url);
  try {
    await countFromRows(reading, reporting, settledAt);
  } finally {
    await reading.end();
  }
  await reporting.query('UPDATE lamp_settling SET settled_at = $1', [settledAt]);
}

/**
 * Takes all indexes of the rows away, keys too, and answers how to make them again: ids come in no order, and adding each to a key
 * of gigabytes reads a page of it.
 */
async function withoutIndexes(reporting: Client): Promise<string[]> {
  const { rows } = await reporting.query<{ remove: string; make: string }>(
    `SELECT CASE WHEN c.oid IS NULL THEN 'DROP INDEX ' || i.indexrelid::regclass
                 ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, c.conname) END AS remove,
            CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
                 ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) END AS make
       FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
      WHERE i.indrelid IN ('assignment_row'::regclass, 'assignment_past'::regclass) ORDER BY i.indisprimary DESC`,
  );
  for (const { remove } of rows) await reporting.query(remove);
  return rows.map(({ make }) => make);
}

const makeHolders = (reporting: Client) =>
  reporting.query(`
    DROP TABLE IF EXISTS bench_holder;
    CREATE UNLOGGED TABLE bench_holder AS
    SELECT (row_number() OVER (ORDER BY md5(id)) - 1)::integer AS place, id, path, level, string_to_array(path::text, '.') AS units,
           coalesce((string_to_array(path::text, '.'))[2], id) AS issuing
    FROM unit;
    CREATE UNIQUE INDEX ON bench_holder (place);
    ANALYZE bench_holder`);

const madeSql = `
  INSERT INTO bench_made
  SELECT n, n % (SELECT count(*)::integer FROM bench_holder), n / 7 % ${ContentCategory.options.length}, n / 3 % ${SourceKind.options.length}, n % 5 <> 0, delivered, delivered + 1,
         delivered + 27, delivered + 30,
         CASE WHEN delivered + took < current_date THEN delivered + took END,
         delivered + 30 <= least(delivered + took, current_date)
  FROM (SELECT n, current_date - ${days} + (n::bigint * 7919 % ${days})::integer AS delivered, 2 + n / 11 % 45 AS took
        FROM generate_series($1::integer, $2::integer) AS n) drawn`;

const at = (day: string, hour: number): string =>
  `((${day})::timestamp + interval '${hour} hours') AT TIME ZONE 'Asia/Shanghai'`;
const array = (values: readonly string[]): string => `ARRAY[${values.map((value) => `'${value}'`).join(', ')}]`;

const rowsSql = `
  INSERT INTO assignment_row (id, version, is_overdue, next_due_at, warn_at, unit_path, status, role, clock_stopped_at, item_id,
                              item_no, item_title, source_kind, content_category, urgency, disclosure, unit_id, dispatcher_unit_id,
                              task, responsible_name, delivered_at, acknowledged_at, closed_at, report_due_at, completion_due_at,
                              original_completion_due_at, return_count, urge_count, status_since, overdue_at, issuing_unit_id, level,
                              state_from)
  SELECT md5('a' || m.n)::uuid, 3, m.is_late, ${at('m.due', 0)}, ${at('m.warned', 0)}, h.path,
         CASE WHEN m.closed IS NULL THEN 'IN_PROGRESS' ELSE 'COMPLETED' END, CASE WHEN m.is_lead THEN 'LEAD' ELSE 'SUPPORT' END,
         ${at('m.closed', 12)}, md5('i' || m.n / 20)::uuid, '150000-2026-LI-' || lpad((m.n / 20)::text, 7, '0'),
         '推进重点工作落实', (${array(SourceKind.options)})[m.source + 1], (${array(ContentCategory.options)})[m.category + 1], 'NORMAL', 'INTERNAL',
         h.id, h.issuing, '按要求组织落实，按季度报告进展。', '乌兰', ${at('m.delivered', 10)}, ${at('m.acknowledged', 10)},
         ${at('m.closed', 12)}, ${at('m.due', 0)}, ${at('m.due', 0)}, ${at('m.due', 0)}, 0, 0,
         ${at('coalesce(m.closed, m.acknowledged)', 12)}, CASE WHEN m.is_late THEN ${at('m.due', 0)} END, h.issuing, h.level,
         coalesce(m.closed, greatest(m.acknowledged, CASE WHEN m.is_late THEN m.due END))
  FROM bench_made m JOIN bench_holder h USING (place) WHERE m.n >= $1 AND m.n < $2`;

/** What stood before: waiting for the acknowledgement, then in progress, from the due day on overdue. */
const pastSql = `
  INSERT INTO assignment_past (id, from_day, until_day, status, is_overdue, next_due_at, warn_at, clock_stopped_at)
  SELECT md5('a' || m.n)::uuid, p.from_day, p.until_day, p.status, p.is_overdue, ${at('m.due', 0)}, ${at('m.warned', 0)}, NULL
  FROM bench_made m, LATERAL (VALUES
    (m.delivered, m.acknowledged, 'PENDING_ACK', false, true),
    (m.acknowledged, CASE WHEN m.is_late THEN m.due ELSE m.closed END, 'IN_PROGRESS', false, m.is_late OR m.closed IS NOT NULL),
    (m.due, m.closed, 'IN_PROGRESS', true, m.is_late AND m.closed > m.due)
  ) AS p (from_day, until_day, status, is_overdue, was_there)
  WHERE m.n >= $1 AND m.n < $2 AND p.was_there AND p.until_day > p.from_day`;

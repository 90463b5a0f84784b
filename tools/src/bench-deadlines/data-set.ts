import type { Client } from 'pg';
import { duePerTick } from './options.js';

/** Three clocks of each assignment are open: to acknowledge, to report, to complete. */
const clocksPerAssignment = 3;

/** Ids in the order of dispatch, as the application makes them. */
const idOf = (n: string): string => `('01990000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** The assignments whose clocks fall due at a tick, spread evenly over all. */
const isDue = (n: string, assignments: number): string =>
  `${n} % ${Math.floor(assignments / duePerTick)} = 0 AND ${n} < ${Math.floor(assignments / duePerTick) * duePerTick}`;

const secondaryIndexes = ['assignment', 'assignment_clock'] as const;

/**
 * Fills a migrated database of the tracking service with so many open clocks of assignments that were just dispatched: dates from a
 * month to a year ahead, moments as the seeded ladder sets them. There are no events behind these rows. Does nothing where it was done before.
 */
export async function fillClocks(client: Client, open: number): Promise<void> {
  await client.query('CREATE TABLE IF NOT EXISTS bench_data (open integer NOT NULL)');
  const { rows: done } = await client.query<{ open: number }>('SELECT open FROM bench_data');
  if (done[0]?.open === open) return;
  const assignments = Math.floor(open / clocksPerAssignment);
  // As one transaction, so that a run that is cut short leaves no database without its indexes.
  await client.query('BEGIN');
  await client.query('TRUNCATE bench_data, assignment_clock, assignment, item_header CASCADE');
  const restored = await withoutIndexes(client);
  await client.query('SET LOCAL session_replication_role = replica');
  await client.query(
    `INSERT INTO item_header (id, item_no, title, source_kind, content_category, urgency, disclosure, issuing_unit_id, requirement, notice_number)
     VALUES (${idOf('0')}, '150000-2026-LI-000001', '推进草原防火物资储备', 'MAJOR_DECISION', 'KEY_WORK', 'NORMAL', 'INTERNAL', '150000000000',
             '按期报告落实情况', '内政督通〔2026〕1号')`,
  );
  await client.query(
    `INSERT INTO assignment (id, version, item_id, role, unit_id, unit_path, dispatcher_unit_id, task, responsible_person, status,
                             delivered_at, original_completion_due_at, report_due_at, completion_due_at, next_due_at, warn_at,
                             has_declined, is_overdue, return_count, urge_count)
     SELECT ${idOf('n')}, 1, ${idOf('0')}, 'LEAD', unit_id, ('150000000000.' || unit_id)::ltree, '150000000000', '建成并投用储备库',
            '{"name": "乌兰", "title": "负责人", "phone": null}', 'PENDING_ACK', now(), due_at, due_at - interval '15 days', due_at,
            due_at - interval '15 days', due_at - interval '20 days', false, false, 0, 0
       FROM (SELECT n, lpad((150100000000 + n % 15938)::text, 12, '0') AS unit_id,
                    now() + interval '45 days' + (n * 7919 % 460000)::integer * interval '1 minute' AS due_at
               FROM generate_series(0::bigint, ${assignments - 1}) AS n) AS made`,
  );
  await client.query(
    `INSERT INTO assignment_clock (assignment_id, kind, started_at, due_at, original_due_at, warn_at, moments, steps, fired, calendar_revision, basis)
     SELECT a.id, k.kind, a.delivered_at, k.due_at, k.due_at, k.due_at - interval '5 days',
            ARRAY[k.due_at - interval '5 days', k.due_at - interval '1 day', k.due_at, k.due_at, k.due_at + interval '5 days',
                  k.due_at + interval '11 days', k.due_at + interval '21 days', k.due_at + interval '28 days'],
            ARRAY['REMIND', 'REMIND', 'DUE', 'URGE', 'BLUE_NOTICE', 'ORANGE_NOTICE', 'RED_NOTICE', 'CRITICISM'], 0, 3,
            '{"policy": {"id": "completion.default", "version": 1, "reason": "ONLY", "candidates": 1}, "ladder": {"id": "ladder.completion", "version": 1}, "warning": {"id": "lamp.warning", "version": 1}, "isStated": false}'
       FROM assignment a
       CROSS JOIN LATERAL (VALUES ('ACKNOWLEDGE', a.report_due_at - interval '5 days'), ('REPORT', a.report_due_at),
                                  ('COMPLETION', a.completion_due_at)) AS k (kind, due_at)`,
  );
  for (const statement of restored) await client.query(statement);
  await client.query('COMMIT');
  await client.query('VACUUM (FREEZE, ANALYZE) assignment');
  await client.query('VACUUM (FREEZE, ANALYZE) assignment_clock');
  await client.query('INSERT INTO bench_data VALUES ($1)', [open]);
}

/** Indexes are made faster over what is there than row by row; answers the statements that make them. */
async function withoutIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid::regclass::text = ANY ($1) AND NOT i.indisprimary`,
    [[...secondaryIndexes]],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${client.escapeIdentifier(name)}`);
  return rows.map(({ definition }) => definition);
}

/** Gives the same clocks as ever one moment that has just come, and leaves nothing of the round before. */
export async function makeDue(client: Client, open: number): Promise<void> {
  const assignments = Math.floor(open / clocksPerAssignment);
  await client.query(
    `UPDATE assignment_clock SET fired = 0, moments[1] = now() - interval '1 second'
      WHERE kind = 'COMPLETION' AND assignment_id IN (
        SELECT ${idOf('n')} FROM generate_series(0::bigint, ${assignments - 1}) AS n WHERE ${isDue('n', assignments)})`,
  );
  await client.query('CHECKPOINT');
}

/** The plan of the scanner's question; cost follows what falls due only while it reads the index of coming moments. */
export async function planOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT assignment_id AS id FROM assignment_clock WHERE next_moment_at IS NOT NULL AND next_moment_at <= now()
      ORDER BY next_moment_at LIMIT 100`,
  );
  const plan = rows.map((row) => row['QUERY PLAN'].trim().replace(/^->\s*/, ''));
  const scan = plan.find((line) => line.includes('assignment_clock_next'));
  if (!scan) throw new Error(`the scanner does not read the index of coming moments: ${plan.join('; ')}`);
  return scan.replace(/\s*\(cost.*$/, '');
}

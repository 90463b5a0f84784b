import type { Client } from 'pg';

/** Each item goes to this many units. */
const unitsPerItem = 20;

/**
 * Fills the ledger of a platform of the bench's own with rows as years of work leave them: five thousand items over real units
 * of all levels, limits from a year ago to four months ahead, seven of ten tasks closed. Never run on a database that is kept:
 * these rows have no events behind them, and a rebuild takes them away.
 */
export async function fillLedger(reporting: Client, assignments: number): Promise<void> {
  await reporting.query(
    `INSERT INTO item_row (id, version, item_no, title, status, source_kind, content_category, urgency, disclosure,
                           issuing_unit_id, issuing_unit_path, report_due_at, completion_due_at, created_at, registered_at,
                           closed_at, reopen_count, status_since, is_planned)
     SELECT gen_random_uuid(), 5, '150000-2026-LI-' || lpad((900000 + n)::text, 6, '0'),
            (ARRAY['推进', '落实', '规范', '改造', '清理', '建设'])[1 + n % 6] ||
              (ARRAY['草原防火物资储备', '冬季供暖保障', '农村牧区饮水安全', '政务服务事项', '老旧供水管网', '边境通信基站', '粮食仓储设施'])[1 + n % 7] ||
              (ARRAY['工作', '项目', '专项整治'])[1 + n % 3],
            'IN_PROGRESS', (ARRAY['LEADER_INSTRUCTION', 'HOTLINE', 'MAJOR_DECISION'])[1 + n % 3], 'KEY_WORK',
            (ARRAY['NORMAL', 'NORMAL', 'URGENT', 'CRITICAL'])[1 + n % 4], 'INTERNAL', '150000000000', '150000000000',
            now(), now() + interval '30 days', now() - interval '30 days', now() - interval '29 days', NULL, 0,
            now() - interval '29 days', true
     FROM generate_series(1, $1::integer) AS n`,
    [Math.ceil(assignments / unitsPerItem)],
  );
  await reporting.query(
    `WITH holder AS MATERIALIZED (
       SELECT u.id, u.path, u.level, coalesce(u.parent_id, u.id) AS dispatcher_id, row_number() OVER (ORDER BY md5(u.id)) - 1 AS place,
              count(*) OVER () AS units
       FROM unit u
     ), item AS MATERIALIZED (
       SELECT i.*, row_number() OVER (ORDER BY i.item_no) - 1 AS place FROM item_row i WHERE i.item_no LIKE '150000-2026-LI-9%'
     ), numbered AS (
       SELECT n, n / $2 AS item_place, n % (SELECT max(units) FROM holder) AS holder_place,
              now() + ((n * 7919) % 700000 - 525000) * interval '1 minute' AS due_at,
              CASE WHEN n % 10 < 6 THEN 'COMPLETED' WHEN n % 10 = 6 THEN 'CLOSED_UNABLE' WHEN n % 10 = 7 THEN 'PENDING_ACK'
                   WHEN n % 10 = 8 THEN 'IN_PROGRESS' ELSE (ARRAY['SUBMITTED', 'RETURNED', 'INPUT_GIVEN', 'DECLINED'])[1 + (n / 10) % 4] END AS status
       FROM generate_series(0, $1::integer - 1) AS n
     )
     INSERT INTO assignment_row (id, version, is_overdue, next_due_at, warn_at, unit_path, status, role, clock_stopped_at, item_id,
                                 item_no, item_title, source_kind, content_category, urgency, disclosure, parent_id,
                                 lead_assignment_id, unit_id, dispatcher_unit_id, task, responsible_name, delivered_at,
                                 acknowledged_at, first_reported_at, submitted_at, closed_at, report_due_at, completion_due_at,
                                 original_completion_due_at, return_count, urge_count, status_since, overdue_at, issuing_unit_id, level, state_from)
     SELECT gen_random_uuid(), 3, n % 17 = 0, due_at, due_at - interval '5 days', h.path, numbered.status,
            CASE WHEN n % 5 = 0 THEN 'SUPPORT' ELSE 'LEAD' END,
            CASE WHEN numbered.status IN ('COMPLETED', 'CLOSED_UNABLE', 'SUBMITTED', 'INPUT_GIVEN') THEN due_at - interval '1 day' END,
            i.id, i.item_no, i.title, i.source_kind, i.content_category, i.urgency, i.disclosure, NULL, NULL, h.id, h.dispatcher_id,
            '按要求组织落实，按季度报告进展，确保按时办结。', '乌兰', due_at - interval '30 days', due_at - interval '29 days',
            due_at - interval '10 days', NULL,
            CASE WHEN numbered.status IN ('COMPLETED', 'CLOSED_UNABLE') THEN due_at - interval '1 day' END,
            due_at - interval '15 days', due_at, due_at, n % 3, n % 2, due_at - interval '20 days',
            CASE WHEN n % 17 = 0 THEN due_at END, i.issuing_unit_id, h.level, (due_at - interval '20 days')::date
     FROM numbered
     JOIN holder h ON h.place = numbered.holder_place
     JOIN item i ON i.place = numbered.item_place`,
    [assignments, unitsPerItem],
  );
  await reporting.query('VACUUM ANALYZE assignment_row');
  await reporting.query('VACUUM ANALYZE item_row');
}

/** @throws where the ledger does not hold what was asked for, as the figures would then be about something else */
export async function expectRows(reporting: Client, assignments: number): Promise<void> {
  const { rows } = await reporting.query<{ count: number }>('SELECT count(*)::integer AS count FROM assignment_row');
  if (rows[0]?.count !== assignments)
    throw new Error(`the ledger holds ${rows[0]?.count} assignments instead of ${assignments}`);
}

import type { Client } from 'pg';

/** Events of one assignment: delivered, acknowledged, submitted, accepted. */
export const eventsOfOne = 4;

/**
 * Writes events of assignments over all units and a year into the event tables of `tracking`, in the order in which they happened.
 * They are not queued for the stream: only who reads the log meets them.
 */
export async function fillEventLog(tracking: Client, events: number): Promise<void> {
  await tracking.query(
    `
    INSERT INTO event_log (occurred_at, id, type, aggregate_type, aggregate_id, aggregate_version, data)
    SELECT at, gen_random_uuid(), 'tracking.assignment.' || kind || '.v1', 'assignment', id, version,
           jsonb_build_object('assignment', jsonb_build_object(
             'id', id, 'itemId', uuid('i' || n / 20), 'itemNo', '150000-2026-LI-' || n / 20, 'itemTitle', '推进重点工作落实',
             'sourceKind', (ARRAY['LEADER_INSTRUCTION', 'HOTLINE', 'MAJOR_DECISION', 'MAILBOX', 'PETITION'])[1 + n % 5],
             'contentCategory', (ARRAY['KEY_WORK', 'MAJOR_DEPLOYMENT', 'STATUTORY_DUTY'])[1 + n % 3], 'urgency', 'NORMAL',
             'disclosure', 'INTERNAL', 'parentId', NULL, 'leadAssignmentId', NULL,
             'role', CASE WHEN n % 5 = 0 THEN 'SUPPORT' ELSE 'LEAD' END, 'unitId', unit_id, 'unitPath', path,
             'dispatcherUnitId', issuing, 'issuingUnitId', issuing, 'task', '按要求组织落实，按季度报告进展。', 'responsibleName', '乌兰',
             'status', status, 'deliveredAt', iso(delivered), 'acknowledgedAt', CASE WHEN version > 1 THEN iso(delivered + interval '5 hours') END,
             'firstReportedAt', NULL, 'submittedAt', CASE WHEN version > 2 THEN iso(submitted) END,
             'closedAt', CASE WHEN version > 3 THEN iso(at) END, 'reportDueAt', iso(due), 'completionDueAt', iso(due),
             'originalCompletionDueAt', iso(due), 'nextDueAt', iso(due), 'warnAt', iso(due - interval '3 days'),
             'clockStoppedAt', CASE WHEN version > 2 THEN iso(submitted) END, 'isOverdue', false, 'returnCount', 0, 'urgeCount', 0)
             || '{}'::jsonb)
             || CASE WHEN kind = 'submitted' THEN '{"text": "已完成"}' ELSE '{}' END::jsonb
    FROM (
      SELECT *, CASE version WHEN 1 THEN delivered WHEN 2 THEN delivered + interval '5 hours' WHEN 3 THEN submitted
                             ELSE submitted + interval '1 day' END AS at,
             (ARRAY['dispatched', 'acknowledged', 'submitted', 'accepted'])[version] AS kind,
             (ARRAY['PENDING_ACK', 'IN_PROGRESS', 'SUBMITTED', 'COMPLETED'])[version] AS status
      FROM (
        SELECT n, uuid('e' || n)::text AS id, h.id AS unit_id, h.path::text AS path,
               coalesce((string_to_array(h.path::text, '.'))[2], h.id) AS issuing,
               date_trunc('minute', now()) - interval '370 days' + n * interval '365 days' / $1 AS delivered,
               date_trunc('minute', now()) - interval '370 days' + n * interval '365 days' / $1 + (1 + n % 40) * interval '7 hours' AS submitted,
               date_trunc('day', now()) - interval '340 days' + (n * 365 / $1) * interval '1 day' - interval '8 hours' AS due
        FROM generate_series(0, $1::integer - 1) AS n
        JOIN (SELECT id, path, row_number() OVER (ORDER BY md5(id)) - 1 AS place FROM unit) h
          ON h.place = n % (SELECT count(*) FROM unit)
      ) one, generate_series(1, ${eventsOfOne}) AS version
    ) step
    ORDER BY at`
      .replaceAll(/(?<!_)uuid\(([^()]*)\)/g, `overlay(overlay(md5($1) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`)
      .replaceAll(/iso\(([^()]*)\)/g, `to_char(($1) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`),
    [Math.ceil(events / eventsOfOne)],
  );
  await tracking.query('ANALYZE event_log');
}

import { inSubtreeSql } from '../projections/in-subtree-sql.js';

/**
 * What happened day by day from $2 up to $3, and what was open before, over the subtree $1. An assignment reopened after its end
 * counts as never ended: the rows know the last end only.
 */
export const trendSql = `
  SELECT
    (SELECT count(*)::integer FROM assignment_row a
      WHERE ${inSubtreeSql('a.unit_path', '$1')}
        AND a.delivered_at < $2::timestamptz AND (a.closed_at IS NULL OR a.closed_at >= $2::timestamptz)) AS "openBefore",
    (SELECT coalesce(jsonb_agg(days), '[]') FROM (
      SELECT to_char(happened.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day,
             count(*) FILTER (WHERE happened.what = 1) AS delivered,
             count(*) FILTER (WHERE happened.what = 2) AS ended,
             count(*) FILTER (WHERE happened.what = 2 AND happened.status = 'COMPLETED') AS completed,
             count(*) FILTER (WHERE happened.what = 3) AS "becameOverdue"
      FROM (
        SELECT 1 AS what, a.delivered_at AS at, a.status FROM assignment_row a
         WHERE a.delivered_at BETWEEN $2 AND $3 AND ${inSubtreeSql('a.unit_path', '$1')}
        UNION ALL
        SELECT 2, a.closed_at, a.status FROM assignment_row a
         WHERE a.closed_at BETWEEN $2 AND $3 AND ${inSubtreeSql('a.unit_path', '$1')}
        UNION ALL
        SELECT 3, a.overdue_at, a.status FROM assignment_row a
         WHERE a.overdue_at BETWEEN $2 AND $3 AND ${inSubtreeSql('a.unit_path', '$1')}
      ) happened
      GROUP BY day
    ) days) AS counts`;

import type { Databases, Finding } from './rows.js';

/** Series without gaps, one item number per registered item, one notice number per dispatch. */
export async function numberFindings(databases: Databases): Promise<Finding[]> {
  const gaps = await databases.rows<{ series: string; last: number; issued: number; highest: number }>(
    'intake',
    `SELECT concat_ws(' ', kind, unit_id, year, code) AS series, s.last_sequence AS last,
            count(n.sequence)::int AS issued, coalesce(max(n.sequence), 0) AS highest
       FROM number_series s LEFT JOIN document_number n USING (kind, unit_id, year, code)
      GROUP BY kind, unit_id, year, code, s.last_sequence
     HAVING count(n.sequence) <> s.last_sequence OR max(n.sequence) <> s.last_sequence`,
  );
  const perItem = await databases.rows<{ id: string; kind: string; numbers: number; due: number }>(
    'intake',
    `SELECT i.id, k.kind, count(n.number)::int AS numbers, k.due
       FROM item i
      CROSS JOIN LATERAL (VALUES ('ITEM', (i.item_no IS NOT NULL)::int),
                                 ('NOTICE', CASE WHEN i.notice_number IS NULL THEN 0 ELSE 1 + i.reopen_count END)) AS k (kind, due)
       LEFT JOIN document_number n ON n.item_id = i.id AND n.kind = k.kind
      GROUP BY i.id, k.kind, k.due HAVING count(n.number) <> k.due`,
  );
  return [
    ...gaps.map(({ series, last, issued, highest }): Finding => ({
      kind: 'LOST',
      what: `series ${series}: ${issued} numbers up to ${highest}, the series stands at ${last}`,
    })),
    ...perItem.map(({ id, kind, numbers, due }): Finding => ({
      kind: numbers > due ? 'DOUBLED' : 'LOST',
      what: `item ${id}: ${numbers} ${kind} numbers instead of ${due}`,
    })),
  ];
}

import type { Databases, Finding } from './rows.js';

interface Fired {
  assignmentId: string;
  clock: 'REPORT' | 'COMPLETION';
  dueAt: string;
  count: number;
}

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Each missed date fired once, and each missed completion date was proposed for deduction once. */
export async function clockFindings(databases: Databases): Promise<Finding[]> {
  const fired = await databases.rows<Fired>(
    'tracking',
    `SELECT aggregate_id AS "assignmentId", data->>'clock' AS clock, data->>'dueAt' AS "dueAt", count(*)::int AS count
       FROM event_log WHERE type = 'tracking.assignment.became-overdue.v1' GROUP BY 1, 2, 3`,
  );
  const unmarked = await databases.rows<{ id: string; kind: string }>(
    'tracking',
    `SELECT assignment_id AS id, kind FROM assignment_clock c
      WHERE fired_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM event_log e WHERE e.aggregate_id = c.assignment_id::text
           AND e.type = 'tracking.assignment.became-overdue.v1' AND e.data->>'clock' = c.kind
           AND e.data->>'dueAt' = ${instant('c.due_at')})`,
  );
  const missed = await databases.rows<{ id: string; kind: string }>(
    'tracking',
    `SELECT assignment_id AS id, kind FROM assignment_clock
      WHERE fired_at IS NULL AND due_at <= least(stopped_at, now() - interval '10 seconds')`,
  );
  return [
    ...fired
      .filter(({ count }) => count > 1)
      .map(({ assignmentId, clock, dueAt, count }): Finding => ({
        kind: 'DOUBLED',
        what: `the ${clock} clock of ${assignmentId} fired ${count} times for ${dueAt}`,
      })),
    ...[...unmarked, ...missed].map(({ id, kind }): Finding => ({
      kind: 'LOST',
      what: `the ${kind} clock of ${id} ran out without an event`,
    })),
    ...(await deductionFindings(databases, fired)),
  ];
}

async function deductionFindings(databases: Databases, fired: readonly Fired[]): Promise<Finding[]> {
  const rows = await databases.rows<{ assignmentId: string; dueAt: string; count: number }>(
    'scoring',
    `SELECT assignment_id AS "assignmentId", ${instant('occurred_at')} AS "dueAt", count(*)::int AS count
       FROM deduction GROUP BY 1, 2`,
  );
  const proposed = new Map(rows.map(({ assignmentId, dueAt, count }) => [`${assignmentId} ${dueAt}`, count]));
  const missed = new Set(
    fired.filter(({ clock }) => clock === 'COMPLETION').map(({ assignmentId, dueAt }) => `${assignmentId} ${dueAt}`),
  );
  return [...new Set([...missed, ...proposed.keys()])].flatMap((occurrence): Finding[] => {
    const [due, found] = [missed.has(occurrence) ? 1 : 0, proposed.get(occurrence) ?? 0];
    if (due === found) return [];
    const kind = found > due ? 'DOUBLED' : 'LOST';
    return [{ kind, what: `missed completion ${occurrence}: ${found} deductions instead of ${due}` }];
  });
}

import type { Databases, Finding } from './rows.js';

interface Fired {
  assignmentId: string;
  /** Short name of the event. */
  event: string;
  clock: string;
  step: string;
  /** Due date of the clock, as ISO text. */
  dueAt: string;
  /** True time of the moment. */
  at: string;
  count: number;
}

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const momentEvents = ['reminded', 'became-overdue', 'report-missed', 'deadline-passed', 'escalated'].map(
  (name) => `tracking.assignment.${name}.v1`,
);

/** Each moment of each clock fired once, with its true time, and each missed completion date was proposed for deduction once. */
export async function clockFindings(databases: Databases): Promise<Finding[]> {
  const fired = await databases.rows<Fired>(
    'tracking',
    `SELECT aggregate_id AS "assignmentId", split_part(type, '.', 3) AS event, coalesce(data->>'clock', 'RECURRING_REPORT') AS clock,
            coalesce(data->>'step', '') AS step, data->>'dueAt' AS "dueAt", coalesce(data->>'momentAt', data->>'dueAt') AS at,
            count(*)::int AS count
       FROM event_log WHERE type = ANY ($1) GROUP BY 1, 2, 3, 4, 5, 6`,
    [momentEvents],
  );
  const unmarked = await databases.rows<{ id: string; kind: string; step: string }>(
    'tracking',
    `SELECT c.assignment_id AS id, c.kind, m.step
       FROM assignment_clock c CROSS JOIN LATERAL unnest(c.moments[1:c.fired], c.steps[1:c.fired]) AS m (at, step)
      WHERE NOT EXISTS (
        SELECT FROM event_log e WHERE e.aggregate_id = c.assignment_id::text AND e.type = ANY ($1)
           AND e.data->>'clock' = c.kind AND coalesce(e.data->>'momentAt', e.data->>'dueAt') = ${instant('m.at')}
           AND CASE m.step WHEN 'REMIND' THEN e.type LIKE '%.reminded.v1' WHEN 'DUE' THEN e.data->>'momentAt' IS NULL
                           ELSE e.data->>'step' = m.step END)`,
    [momentEvents],
  );
  const missed = await databases.rows<{ id: string; kind: string; step: string }>(
    'tracking',
    `SELECT assignment_id AS id, kind, steps[fired + 1] AS step FROM assignment_clock
      WHERE next_moment_at <= now() - interval '10 seconds'`,
  );
  return [
    ...fired
      .filter(({ count }) => count > 1)
      .map(({ assignmentId, event, clock, step, at, count }): Finding => ({
        kind: 'DOUBLED',
        what: `${event} ${step} of the ${clock} clock of ${assignmentId} came ${count} times for ${at}`,
      })),
    ...[...unmarked, ...missed].map(({ id, kind, step }): Finding => ({
      kind: 'LOST',
      what: `${step} of the ${kind} clock of ${id} has come without an event`,
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
    fired
      .filter(({ event, clock }) => event === 'became-overdue' && clock === 'COMPLETION')
      .map(({ assignmentId, dueAt }) => `${assignmentId} ${dueAt}`),
  );
  return [...new Set([...missed, ...proposed.keys()])].flatMap((occurrence): Finding[] => {
    const [due, found] = [missed.has(occurrence) ? 1 : 0, proposed.get(occurrence) ?? 0];
    if (due === found) return [];
    const kind = found > due ? 'DOUBLED' : 'LOST';
    return [{ kind, what: `missed completion ${occurrence}: ${found} deductions instead of ${due}` }];
  });
}

import type { Service } from '../../client/databases.js';
import type { Answered } from '../ledger.js';
import { ledgerFindings, versionFindings } from './history.js';
import type { LoggedEvent } from './history.js';
import type { Databases, Finding } from './rows.js';

const producers = ['intake', 'tracking', 'scoring'] as const;

const eventLog = (service: Service): string => `
  SELECT aggregate_id AS "aggregateId", aggregate_version AS version, type, actor->>'personId' AS "personId", id
    FROM event_log WHERE type LIKE '${service}.%'`;

/** Rows that each command of a kind writes besides its event, and the events they belong to. */
const entries: readonly [table: string, of: string, events: readonly string[], unless: string][] = [
  ['progress_entry', 'assignment_id', ['progress-reported', 'input-given', 'submitted'], 'false'],
  // Co-units close with their lead, without a review of their own.
  [
    'review',
    'assignment_id',
    ['returned', 'accepted', 'extension-decided', 'closed-unable', 'unable-refused'],
    `data->'assignment'->>'role' = 'SUPPORT'`,
  ],
];

/** Whether every answered command is there exactly once. */
export async function commandFindings(databases: Databases, answered: readonly Answered[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const service of producers) {
    const own = answered.filter((command) => command.service === service);
    const events = await databases.rows<LoggedEvent>(service, eventLog(service));
    findings.push(
      ...versionFindings(events),
      ...ledgerFindings(own, events),
      ...(await receiptFindings(databases, service, own)),
    );
  }
  return [...findings, ...(await entryFindings(databases))];
}

/** Without its receipt a command could be done again by the next repeat. */
async function receiptFindings(databases: Databases, service: Service, own: readonly Answered[]): Promise<Finding[]> {
  const missing = await databases.rows<{ key: string }>(
    service,
    `SELECT key FROM unnest($1::text[], $2::text[]) AS given (person_id, key)
      WHERE NOT EXISTS (SELECT FROM command_receipt r
                         WHERE r.person_id = given.person_id AND r.key = given.key AND r.response IS NOT NULL)`,
    [own.map(({ personId }) => personId), own.map(({ key }) => key)],
  );
  return missing.map(({ key }) => ({ kind: 'LOST', what: `${service} has no receipt of ${key}` }));
}

async function entryFindings(databases: Databases): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [table, column, events, unless] of entries) {
    const rows = await databases.rows<{ id: string; entries: number; events: number }>(
      'tracking',
      `SELECT id, coalesce(e.count, 0) AS entries, coalesce(l.count, 0) AS events
         FROM (SELECT ${column}::text AS id, count(*)::int AS count FROM ${table} GROUP BY 1) e
         FULL JOIN (SELECT aggregate_id AS id, count(*)::int AS count FROM event_log
                     WHERE type = ANY ($1) AND NOT (${unless}) GROUP BY 1) l USING (id)
        WHERE coalesce(e.count, 0) <> coalesce(l.count, 0)`,
      [events.map((name) => `tracking.assignment.${name}.v1`)],
    );
    for (const row of rows)
      findings.push({
        kind: row.entries > row.events ? 'DOUBLED' : 'LOST',
        what: `assignment ${row.id}: ${row.entries} rows in ${table} for ${row.events} events`,
      });
  }
  return findings;
}

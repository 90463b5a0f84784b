import type { Context } from '@ducha/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from '../../client/databases.js';
import type { ExpectedEvent } from '../ledger.js';
import type { Databases, Finding } from './rows.js';

/** Who follows what of whom: the durable consumers of the platform. */
const consumers: readonly [service: Service, context: Context, aggregateTypes: readonly string[]][] = [
  ['intake', 'tracking', ['assignment']],
  ['tracking', 'intake', ['units', 'posts', 'item']],
  ['scoring', 'intake', ['units', 'posts']],
  ['scoring', 'tracking', ['assignment']],
  ['reporting', 'intake', ['units', 'posts', 'item']],
  ['reporting', 'tracking', ['assignment']],
  ['reporting', 'scoring', ['deduction']],
];

/**
 * Waits until every outbox is empty, every clock that ran out has fired and every consumer has followed every aggregate.
 * @param withoutProgressMs how long nothing may become less before what is missing counts as lost: a long run leaves much to follow
 * @returns what was still missing, and the time it took
 */
export async function settle(
  databases: Databases,
  withoutProgressMs: number,
): Promise<{ findings: Finding[]; tookMs: number }> {
  const begunAt = Date.now();
  let progressAt = begunAt;
  let before = '';
  for (;;) {
    const findings = await unsettled(databases);
    const now = Date.now();
    const standing = JSON.stringify(findings);
    if (standing !== before) progressAt = now;
    before = standing;
    if (findings.length === 0 || now - progressAt > withoutProgressMs) return { findings, tookMs: now - begunAt };
    await pause(500);
  }
}

async function unsettled(databases: Databases): Promise<Finding[]> {
  const findings: Finding[] = [];
  const due = await databases.number('tracking', 'SELECT count(*) FROM assignment_clock WHERE next_moment_at <= now()');
  if (due > 0) findings.push({ kind: 'LOST', what: `${due} clocks have a moment that has come and not fired` });
  for (const service of ['intake', 'tracking', 'scoring'] as const) {
    const waiting = await databases.number(service, 'SELECT count(*) FROM outbox');
    if (waiting > 0) findings.push({ kind: 'LOST', what: `${waiting} events wait in the outbox of ${service}` });
  }
  for (const [service, context, types] of consumers)
    findings.push(...(await behind(databases, service, context, types)));
  return findings;
}

async function behind(
  databases: Databases,
  service: Service,
  context: Context,
  aggregateTypes: readonly string[],
): Promise<Finding[]> {
  const produced = await databases.rows<{ id: string; version: number }>(
    context as Service,
    `SELECT aggregate_id AS id, max(aggregate_version) AS version FROM event_log WHERE aggregate_type = ANY ($1) GROUP BY 1`,
    [aggregateTypes],
  );
  const consumer = `${service}__${context}`;
  const rows = await databases.rows<{ id: string; version: number }>(
    service,
    'SELECT aggregate_id AS id, version FROM consumer_position WHERE consumer = $1',
    [consumer],
  );
  const positions = new Map(rows.map(({ id, version }) => [id, version]));
  const late = produced.filter(({ id, version }) => (positions.get(id) ?? 0) !== version);
  const [first] = late;
  if (!first) return [];
  const example = `${first.id} at ${positions.get(first.id) ?? 0} of ${first.version}`;
  return [{ kind: 'LOST', what: `${consumer} has not followed ${late.length} aggregates, such as ${example}` }];
}

/** Whether reporting, which follows everybody, has applied an event. */
export async function hasFollowed(databases: Databases, { aggregateId, version }: ExpectedEvent): Promise<boolean> {
  const reached = await databases.number(
    'reporting',
    'SELECT coalesce(max(version), 0) FROM consumer_position WHERE aggregate_id = $1',
    [aggregateId],
  );
  return reached >= version;
}

/** Nothing may have been set aside: the load holds no poison. */
export async function deadLetterFindings(databases: Databases): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const service of ['intake', 'tracking', 'scoring', 'reporting'] as const) {
    const rows = await databases.rows<{ consumer: string; type: string; id: string; reason: string; error: string }>(
      service,
      'SELECT consumer, type, aggregate_id AS id, reason, error FROM dead_letter ORDER BY created_at',
    );
    for (const { consumer, type, id, reason, error } of rows)
      findings.push({ kind: 'LOST', what: `${consumer} set ${type} of ${id} aside (${reason}): ${error}` });
  }
  return findings;
}

import type { Answered, ExpectedEvent } from '../ledger.js';
import type { Finding } from './rows.js';

/** One row of an event log, without its data. */
export interface LoggedEvent {
  aggregateId: string;
  version: number;
  type: string;
  /** Null for what the platform did by itself. */
  personId: string | null;
  id: string;
}

const keyOf = ({ aggregateId, version }: { aggregateId: string; version: number }): string =>
  `${aggregateId} v${version}`;

/** A step that ends an assignment ends what hangs on it in the same command, under the name of the same person. */
const closing = /^tracking\.assignment\.(accepted|cancelled|closed-unable)\.v1$/;
/** A command finds a moment that had come and marks it first, under the name of the same person. */
const moments = /^tracking\.assignment\.(reminded|became-overdue|report-missed|deadline-passed|escalated)\.v1$/;

/** Steps an item takes by itself in the command that resumes it, because of what its units did meanwhile. */
const caughtUp = /^intake\.item\.(started|review-requested|review-returned|completed|closed-unable)\.v1$/;

/** Every aggregate counts 1, 2, 3 …, each version one event, each event id once. */
export function versionFindings(events: readonly LoggedEvent[]): Finding[] {
  const findings: Finding[] = [];
  const versions = new Map<string, number[]>();
  const ids = new Set<string>();
  for (const { aggregateId, version, id } of events) {
    const known = versions.get(aggregateId) ?? [];
    known.push(version);
    versions.set(aggregateId, known);
    if (ids.has(id)) findings.push({ kind: 'DOUBLED', what: `event ${id} is in the log twice` });
    ids.add(id);
  }
  for (const [aggregateId, found] of versions) {
    const sorted = found.toSorted((one, other) => one - other);
    const repeated = sorted.filter((version, index) => version === sorted[index - 1]);
    for (const version of repeated)
      findings.push({ kind: 'DOUBLED', what: `${aggregateId} has version ${version} twice` });
    const present = new Set(sorted);
    for (let version = 1; version <= (sorted.at(-1) ?? 0); version += 1)
      if (!present.has(version)) findings.push({ kind: 'LOST', what: `${aggregateId} lacks version ${version}` });
  }
  return findings;
}

/**
 * Each answered command left exactly the events its answer told of, by the person who gave it; and no person's event is there
 * that no answered command explains.
 */
export function ledgerFindings(answered: readonly Answered[], events: readonly LoggedEvent[]): Finding[] {
  const findings: Finding[] = [];
  const logged = new Map(events.map((event) => [keyOf(event), event]));
  const explained = new Set<string>();
  for (const command of answered) {
    for (const expected of command.events) {
      const own = eventsOfCommand(command, expected, logged);
      const [found] = own;
      const what = `${command.command} by ${command.personId} (${command.key}), ${expected.type} as ${keyOf(expected)}`;
      if (found?.type !== expected.type || found.personId !== command.personId)
        findings.push({
          kind: 'LOST',
          what: `${what}: the log has ${found ? `${found.type} by ${found.personId}` : 'nothing'}`,
        });
      for (const key of own.map(keyOf)) {
        // Two commands were told the same version: one of them was answered with the work of the other.
        if (explained.has(key)) findings.push({ kind: 'DOUBLED', what: `${what}: answered to two commands` });
        explained.add(key);
      }
    }
  }
  const closed = new Set<string>();
  for (const event of events) {
    const { aggregateId, type, personId } = event;
    if (closing.test(type)) {
      if (closed.has(aggregateId)) findings.push({ kind: 'DOUBLED', what: `${aggregateId} was closed twice` });
      closed.add(aggregateId);
    } else if (personId !== null && !moments.test(type) && !explained.has(keyOf(event)))
      findings.push({
        kind: 'DOUBLED',
        what: `${keyOf(event)} ${type} by ${personId}: no answered command explains it`,
      });
  }
  return findings;
}

/** The logged event of a command first, then what came with it up to the version that was answered. */
function eventsOfCommand(
  { command }: Answered,
  expected: ExpectedEvent,
  logged: ReadonlyMap<string, LoggedEvent>,
): LoggedEvent[] {
  const own: LoggedEvent[] = [];
  for (let { version } = expected; version > 0; version -= 1) {
    const event = logged.get(keyOf({ ...expected, version }));
    if (!event) return own;
    own.unshift(event);
    if (command !== 'resume' || !caughtUp.test(event.type)) return own;
  }
  return own;
}

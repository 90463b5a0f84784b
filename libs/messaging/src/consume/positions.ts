import type { EventEnvelope } from '@ducha/contracts';
import type { EntityManager } from 'typeorm';

export interface Position {
  version: number;
  isParked: boolean;
}

/** How an event stands to what its consumer has applied. */
export type Standing = 'NEXT' | 'APPLIED_BEFORE' | 'PARKED' | { missingFrom: number };

/**
 * Moves the position from the version before to this event's, and so takes the aggregate's row lock until the end of the
 * transaction. Answers false where the event is not the next one or the aggregate is parked.
 */
export async function advance(
  manager: EntityManager,
  consumer: string,
  event: EventEnvelope,
  isReplay = false,
): Promise<boolean> {
  const parameters = [consumer, event.aggregateId, event.aggregateVersion];
  const unlessParked = isReplay ? '' : 'AND NOT p.is_parked';
  if (event.aggregateVersion === 1) {
    const rows = await manager.query<unknown[]>(
      `INSERT INTO consumer_position AS p (consumer, aggregate_id, version) VALUES ($1, $2, $3)
       ON CONFLICT (consumer, aggregate_id) DO UPDATE SET version = excluded.version WHERE p.version = 0 ${unlessParked}
       RETURNING 1`,
      parameters,
    );
    return rows.length > 0;
  }
  const [, count] = await manager.query<[unknown[], number]>(
    `UPDATE consumer_position p SET version = $3
      WHERE p.consumer = $1 AND p.aggregate_id = $2 AND p.version = $3 - 1 ${unlessParked}`,
    parameters,
  );
  return count > 0;
}

export async function positionOf(
  manager: EntityManager,
  consumer: string,
  aggregateId: string,
  isLocked = false,
): Promise<Position> {
  const [row] = await manager.query<{ version: number; is_parked: boolean }[]>(
    `SELECT version, is_parked FROM consumer_position WHERE consumer = $1 AND aggregate_id = $2 ${isLocked ? 'FOR UPDATE' : ''}`,
    [consumer, aggregateId],
  );
  return { version: row?.version ?? 0, isParked: row?.is_parked ?? false };
}

export function standingOf(event: EventEnvelope, position: Position): Standing {
  if (event.aggregateVersion <= position.version) return 'APPLIED_BEFORE';
  if (position.isParked) return 'PARKED';
  return event.aggregateVersion === position.version + 1 ? 'NEXT' : { missingFrom: position.version + 1 };
}

/** Events of one aggregate without a gap between their versions, in order; never empty. */
export type EventChain = readonly [EventEnvelope, ...EventEnvelope[]];

/**
 * Moves the positions of many aggregates at once, each to the last event of its chain, and takes their row locks; answers the
 * chains whose first event was the next one. Each aggregate has one chain.
 */
export async function advanceChains(
  manager: EntityManager,
  consumer: string,
  chains: readonly EventChain[],
): Promise<EventChain[]> {
  const sorted = [...chains].sort(([a], [b]) => (a.aggregateId < b.aggregateId ? -1 : 1));
  const rows = await manager.query<{ aggregate_id: string }[]>(
    `WITH chain AS (SELECT * FROM unnest($2::text[], $3::int[], $4::int[]) AS c (aggregate_id, first, last)),
     started AS (
       INSERT INTO consumer_position (consumer, aggregate_id, version)
       SELECT $1, aggregate_id, last FROM chain WHERE first = 1
       ON CONFLICT (consumer, aggregate_id) DO NOTHING RETURNING aggregate_id),
     moved AS (
       UPDATE consumer_position p SET version = chain.last FROM chain
        WHERE p.consumer = $1 AND p.aggregate_id = chain.aggregate_id AND p.version = chain.first - 1
          AND chain.first > 1 AND NOT p.is_parked
       RETURNING p.aggregate_id)
     SELECT * FROM started UNION ALL SELECT * FROM moved`,
    [
      consumer,
      sorted.map(([first]) => first.aggregateId),
      sorted.map(([first]) => first.aggregateVersion),
      sorted.map(([first, ...later]) => first.aggregateVersion + later.length),
    ],
  );
  const moved = new Set(rows.map((row) => row.aggregate_id));
  return sorted.filter(([first]) => moved.has(first.aggregateId));
}

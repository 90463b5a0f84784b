import type { Actor } from '@ducha/contracts';
import type { EntityManager } from 'typeorm';

export interface LastChange {
  /** Null where the platform itself acted. */
  by: { personId: string; personName: string } | null;
  at: Date;
}

/** Who changed an aggregate of this service last; null where it has no event. Reads through the given connection. */
export async function lastChangeOf(manager: EntityManager, aggregateId: string): Promise<LastChange | null> {
  const [event] = await manager.query<{ actor: Actor | null; at: Date }[]>(
    `SELECT actor, occurred_at AS at FROM event_log WHERE aggregate_id = $1 ORDER BY aggregate_version DESC LIMIT 1`,
    [aggregateId],
  );
  if (!event) return null;
  const { actor, at } = event;
  return { by: actor && { personId: actor.personId, personName: actor.personName }, at };
}

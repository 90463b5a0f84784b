import type { EventEnvelope } from '@ducha/contracts';
import type { EntityManager } from 'typeorm';

/** Keeps when the latest event of a projection happened: so old is what dashboards show. */
export async function noteDataInstant(
  manager: EntityManager,
  source: 'item' | 'assignment' | 'deduction',
  events: readonly EventEnvelope[],
): Promise<void> {
  const latest = events.reduce((max, { occurredAt }) => Math.max(max, Date.parse(occurredAt)), 0);
  await manager.query(
    `INSERT INTO data_instant AS d (source, latest_at) VALUES ($1, $2)
     ON CONFLICT (source) DO UPDATE SET latest_at = greatest(d.latest_at, excluded.latest_at)`,
    [source, new Date(latest)],
  );
}

import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { EVENT_COLUMNS, toEnvelope } from '../event-log/event-row.js';
import type { EventRow } from '../event-log/event-row.js';

export interface OutboxEntry {
  /** Position in the outbox and the event log, a bigint in text. */
  id: string;
  envelope: EventEnvelope;
}

/** The outbox of this service as its relay sees it. */
@Injectable()
export class OutboxStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The oldest unpublished events of the shards `owner` holds a valid lease on. Deleting follows publishing, so whatever is
   * here is due: there is no watermark that a slow transaction with a lower id could fall behind. `OFFSET 0` keeps each event a look-up by
   * its key: the plan is kept, and one made while the log was short reads all of it.
   */
  async oldest(owner: string, limit: number): Promise<OutboxEntry[]> {
    const rows = await this.dataSource.query<EventRow[]>(
      `/* prepare */ SELECT ${EVENT_COLUMNS}
         FROM (SELECT id, occurred_at FROM outbox
                WHERE shard = ANY (ARRAY(SELECT shard FROM outbox_shard WHERE owner = $1 AND expires_at > clock_timestamp()))
                ORDER BY id LIMIT $2) o
        CROSS JOIN LATERAL (SELECT * FROM event_log l WHERE l.position = o.id AND l.occurred_at = o.occurred_at OFFSET 0) e
        ORDER BY o.id`,
      [owner, limit],
    );
    return rows.map((row) => ({ id: row.position, envelope: toEnvelope(row) }));
  }

  async remove(ids: string[]): Promise<void> {
    await this.dataSource.query('DELETE FROM outbox WHERE id = ANY ($1::bigint[])', [ids]);
  }

  /** How many events wait and since when, in seconds. */
  async backlog(): Promise<{ count: number; oldestAgeSeconds: number }> {
    const [row] = await this.dataSource.query<{ count: number; age: number }[]>(
      `SELECT (SELECT count(*)::int FROM outbox) AS count,
              coalesce((SELECT greatest(0, extract(epoch FROM clock_timestamp() - occurred_at))::float8
                          FROM outbox ORDER BY id LIMIT 1), 0) AS age`,
    );
    return { count: row?.count ?? 0, oldestAgeSeconds: row?.age ?? 0 };
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SHARD_COUNT } from './shards.js';

export interface LeaseView {
  /** Shards this instance owns. */
  owned: number;
  /** Relay instances alive, this one included. */
  instances: number;
}

/** Rows of `outbox_shard` say which relay instance may publish which shard; all times are the database's. */
@Injectable()
export class ShardLeases {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Says that `owner` is alive, renews what it holds, gives back what exceeds its fair share and takes free or expired
   * shards up to it.
   */
  async renew(owner: string, leaseMs: number): Promise<LeaseView> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO relay_instance (id, seen_at) VALUES ($1, clock_timestamp())
         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
        [owner],
      );
      const [alive] = await manager.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM relay_instance WHERE seen_at > clock_timestamp() - make_interval(secs => $1)`,
        [leaseMs / 1000],
      );
      const instances = alive?.count ?? 1;
      const share = Math.ceil(SHARD_COUNT / instances);
      // One statement under one lock order (by shard): what is mine up to the share first, then what is free.
      await manager.query(`SELECT shard FROM outbox_shard ORDER BY shard FOR UPDATE`);
      const [row] = await manager.query<{ owned: number }[]>(
        `WITH wanted AS (
           SELECT shard FROM outbox_shard
            WHERE owner = $1 OR owner IS NULL OR expires_at <= clock_timestamp()
            ORDER BY (owner = $1) DESC NULLS LAST, shard LIMIT $2),
         changed AS (
           UPDATE outbox_shard s
              SET owner = CASE WHEN w.shard IS NULL THEN NULL ELSE $1::uuid END,
                  expires_at = CASE WHEN w.shard IS NULL THEN '-infinity' ELSE clock_timestamp() + make_interval(secs => $3) END
             FROM outbox_shard t LEFT JOIN wanted w ON w.shard = t.shard
            WHERE s.shard = t.shard AND (w.shard IS NOT NULL OR s.owner = $1)
           RETURNING s.owner)
         SELECT count(*) FILTER (WHERE owner = $1)::int AS owned FROM changed`,
        [owner, share, leaseMs / 1000],
      );
      return { owned: row?.owned ?? 0, instances };
    });
  }

  /** Gives every shard back at once, so that another instance need not wait for the lease to expire. */
  async release(owner: string): Promise<void> {
    await this.dataSource.query(
      `WITH gone AS (DELETE FROM relay_instance WHERE id = $1 OR seen_at < clock_timestamp() - interval '1 day')
       UPDATE outbox_shard SET owner = NULL, expires_at = '-infinity' WHERE owner = $1`,
      [owner],
    );
  }
}

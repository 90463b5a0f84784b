/** Number of outbox shards; equals the rows of `outbox_shard`. */
export const SHARD_COUNT = 8;

/** FNV-1a over the aggregate id: every event of an aggregate lies in one shard, so one relay publishes them in order. */
export function shardOf(aggregateId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < aggregateId.length; index += 1) {
    hash = Math.imul(hash ^ aggregateId.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % SHARD_COUNT;
}

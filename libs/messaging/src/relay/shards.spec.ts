import { describe, expect, it } from '@jest/globals';
import { v7 as uuidV7 } from 'uuid';
import { SHARD_COUNT, shardOf } from './shards.js';

describe('shardOf', () => {
  it('spreads aggregates evenly and always answers the same for one', () => {
    const counts = new Array<number>(SHARD_COUNT).fill(0);
    for (let index = 0; index < 8_000; index += 1) {
      const id = uuidV7();
      const shard = shardOf(id);
      expect(shardOf(id)).toBe(shard);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(200);
  });
});

import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BatchLane } from './batch-lane.js';

describe('BatchLane', () => {
  let batches: number[][];
  let lane: BatchLane<number>;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    batches = [];
    lane = new BatchLane(
      async (items) => void batches.push([...items]),
      2_000,
      () => 0,
    );
  });
  afterEach(async () => {
    await lane.stop();
    jest.useRealTimers();
  });

  const after = async (ms: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(ms);
    await turn();
  };
  const push = async (...items: number[]): Promise<void> => {
    for (const item of items) lane.push(item);
    await turn();
  };

  it('takes at once what comes after a pause', async () => {
    await push(1);
    await after(10_000);
    await push(2);
    expect(batches).toEqual([[1], [2]]);
  });

  describe('when many come', () => {
    // Two in 10 ms are 200 a second, which have 200 ms from one batch to the next.
    beforeEach(async () => {
      await push(1);
      await after(10);
      await push(2, 3);
      await push(4);
    });

    it('takes together what comes within a moment', async () => {
      await after(150);
      await push(5);
      expect(batches).toEqual([[1], [2, 3]]);
      await after(50);
      expect(batches).toEqual([[1], [2, 3], [4, 5]]);
    });

    it('waits no longer where something urgent stands behind', async () => {
      lane.hurry();
      await turn();
      expect(batches).toEqual([[1], [2, 3], [4]]);
    });

    it('waits no longer once there are enough', async () => {
      await push(...Array.from({ length: 127 }, (_, index) => 5 + index));
      expect(batches.map(({ length }) => length)).toEqual([1, 2, 128]);
    });

    it('hands back what it was gathering when it stops', async () => {
      expect(await lane.stop()).toEqual([4]);
    });
  });

  it('repeats a batch that failed with everything that came meanwhile', async () => {
    const seen: number[][] = [];
    await new Promise<void>((repeated) => {
      const failing = new BatchLane<number>(
        async (items) => {
          seen.push([...items]);
          if (seen.length > 1) return repeated();
          failing.push(2);
          throw new Error('the database is away');
        },
        2_000,
        () => 0,
      );
      failing.push(1);
    });
    expect(seen).toEqual([[1], [1, 2]]);
  });
});

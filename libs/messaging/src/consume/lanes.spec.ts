import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Lanes } from './lanes.js';
import type { Verdict } from './lanes.js';

interface Item {
  key: string;
  turn: number;
}

function aGate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe('Lanes', () => {
  it('works every item once, in order per key and never two of a key at a time, however often heads are retried', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), retries: fc.nat(2), isSlow: fc.boolean() }), {
          maxLength: 30,
        }),
        async (script) => {
          const done: Item[] = [];
          const busy = new Set<string>();
          const left = new Map(script.map((step, turn) => [turn, step.retries]));
          const lanes = new Lanes<Item>(async (item): Promise<Verdict> => {
            expect(busy.has(item.key)).toBe(false);
            busy.add(item.key);
            if (script[item.turn]?.isSlow) await new Promise((resolve) => setImmediate(resolve));
            busy.delete(item.key);
            const retries = left.get(item.turn) ?? 0;
            left.set(item.turn, retries - 1);
            if (retries > 0) return { retryInMs: 0 };
            done.push(item);
            return 'DONE';
          });
          script.forEach(({ key }, turn) => lanes.push(key, { key, turn }));
          await lanes.idle();
          for (const key of ['a', 'b', 'c']) {
            const turns = done.filter((item) => item.key === key).map((item) => item.turn);
            expect(turns).toEqual(script.flatMap((step, turn) => (step.key === key ? [turn] : [])));
          }
          expect(lanes.size).toBe(0);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('works different keys in parallel', async () => {
    let running = 0;
    let peak = 0;
    const gate = aGate();
    const lanes = new Lanes<string>(async () => {
      running += 1;
      peak = Math.max(peak, running);
      if (running === 3) gate.open();
      await gate.opened;
      return 'DONE';
    });
    for (const key of ['a', 'b', 'c']) lanes.push(key, key);
    await lanes.idle();
    expect(peak).toBe(3);
  });

  it('hands back what was not finished when it stops, in order per key', async () => {
    const gate = aGate();
    const lanes = new Lanes<string>(async (item) => {
      if (item === 'a1') await gate.opened;
      return item === 'b1' ? { retryInMs: 60_000 } : 'DONE';
    });
    for (const item of ['a1', 'a2', 'b1', 'b2', 'a3']) lanes.push(item.charAt(0), item);
    await new Promise((resolve) => setImmediate(resolve));
    const stopped = lanes.stop();
    gate.open();
    expect(await stopped).toEqual(['a2', 'a3', 'b1', 'b2']);
  });
});

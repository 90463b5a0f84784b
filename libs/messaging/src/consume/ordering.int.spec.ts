import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@ducha/testing';
import { ItemScenario, changeItem, handledUpTo, newItemId, seenVersions } from '../../test/item-scenario.js';

describe('JetStreamStrategy', () => {
  let scenario: ItemScenario;
  beforeEach(async () => {
    scenario = await ItemScenario.create();
  });
  afterEach(() => scenario.end());

  describe('when many aggregates change in parallel', () => {
    it('handles every event once and in the order of its aggregate', async () => {
      const producer = await scenario.startProducer();
      const consumer = await scenario.startConsumer();
      const ids = Array.from({ length: 20 }, newItemId);
      const perItem = 25;

      // Two writers per item, so that row locks decide the order.
      const writers = ids.flatMap((id) => [id, id]);
      await Promise.all(
        writers.map(async (id, index) => {
          for (let turn = 0; turn < (index % 2 ? 12 : 13); turn += 1) await changeItem(producer, id);
        }),
      );

      await eventually(async () => {
        const [row] = await consumer.sql<{ count: number }>(
          'SELECT count(*)::int AS count FROM consumer_position WHERE version = $1',
          [perItem],
        );
        return row?.count === ids.length;
      });
      const seen = await seenVersions(consumer);
      for (const id of ids) expect(seen.get(id)).toEqual(handledUpTo(perItem));
      await eventually(async () => (await producer.sql('SELECT 1 FROM outbox')).length === 0);
    });
  });
});

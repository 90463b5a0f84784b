import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@ducha/testing';
import { Behaviour, ItemScenario, changeItem, handledUpTo, newItemId, seenVersions } from '../../test/item-scenario.js';
import { toWire } from '../stream/wire.js';
import { NatsLink } from '../stream/nats-link.js';
import { DeadLetters } from './dead-letters.js';

describe('DeadLetters', () => {
  let scenario: ItemScenario;
  beforeEach(async () => {
    scenario = await ItemScenario.create();
  });
  afterEach(() => scenario.end());

  describe('when a handler fails again and again', () => {
    it('parks the aggregate alone, with later events queued behind it, and replays them in order after a fix', async () => {
      const producer = await scenario.startProducer();
      const consumer = await scenario.startConsumer({ options: { maxDeliveries: 3 } });
      const deadLetters = consumer.get(DeadLetters);
      const [poisoned, healthy] = [newItemId(), newItemId()];
      let attempts = 0;
      consumer.app.get(Behaviour).before = (event) => {
        if (event.aggregateId !== poisoned || event.aggregateVersion !== 3) return;
        attempts += 1;
        throw new Error('division by zero in the projection');
      };
      for (let turn = 0; turn < 5; turn += 1) {
        await changeItem(producer, poisoned);
        await changeItem(producer, healthy);
      }

      await eventually(async () => expect((await seenVersions(consumer)).get(healthy)).toEqual(handledUpTo(5)));
      await eventually(async () => {
        expect(await deadLetters.list()).toMatchObject([
          { aggregateVersion: 3, reason: 'FAILED', attempts: 3, error: 'division by zero in the projection' },
          { aggregateVersion: 4, reason: 'QUEUED' },
          { aggregateVersion: 5, reason: 'QUEUED' },
        ]);
      });
      expect(attempts).toBe(3);
      expect((await seenVersions(consumer)).get(poisoned)).toEqual([1]);

      consumer.app.get(Behaviour).before = () => undefined;
      expect(await deadLetters.replay()).toEqual([
        { consumer: 'tracking__intake', aggregateId: poisoned, applied: 3, failure: null },
      ]);
      expect(await deadLetters.counts()).toEqual({ events: 0, aggregates: 0 });
      await changeItem(producer, poisoned);
      await eventually(async () => expect((await seenVersions(consumer)).get(poisoned)).toEqual(handledUpTo(6)));
    });

    it('stays parked when the replay fails too', async () => {
      const producer = await scenario.startProducer();
      const consumer = await scenario.startConsumer({ options: { maxDeliveries: 1 } });
      const id = newItemId();
      consumer.app.get(Behaviour).before = () => {
        throw new Error('still broken');
      };
      for (let turn = 0; turn < 2; turn += 1) await changeItem(producer, id);
      await eventually(async () => (await consumer.get(DeadLetters).counts()).events === 2);

      expect(await consumer.get(DeadLetters).replay({ aggregateId: id })).toMatchObject([
        { applied: 0, failure: 'still broken' },
      ]);
      expect(await consumer.get(DeadLetters).list()).toMatchObject([
        { aggregateVersion: 1, attempts: 2 },
        { aggregateVersion: 2, reason: 'QUEUED' },
      ]);
    });
  });

  describe('when an event succeeds after failing', () => {
    it('lets nothing overtake it', async () => {
      const producer = await scenario.startProducer();
      const consumer = await scenario.startConsumer();
      const id = newItemId();
      let failures = 4;
      consumer.app.get(Behaviour).before = (event) => {
        if (event.aggregateVersion === 1 && failures > 0) {
          failures -= 1;
          throw new Error('not yet');
        }
      };
      for (let turn = 0; turn < 6; turn += 1) await changeItem(producer, id);
      await eventually(async () => expect((await seenVersions(consumer)).get(id)).toEqual(handledUpTo(6)));
      expect(failures).toBe(0);
      expect(await consumer.get(DeadLetters).counts()).toEqual({ events: 0, aggregates: 0 });
    });
  });

  describe('when an event replays while new ones arrive', () => {
    it('keeps the order', async () => {
      const producer = await scenario.startProducer();
      const consumer = await scenario.startConsumer({ options: { maxDeliveries: 1 } });
      const id = newItemId();
      consumer.app.get(Behaviour).before = () => {
        throw new Error('broken');
      };
      await changeItem(producer, id);
      await eventually(async () => (await consumer.get(DeadLetters).counts()).events === 1);
      consumer.app.get(Behaviour).before = () => undefined;
      const changes = (async () => {
        for (let turn = 0; turn < 30; turn += 1) await changeItem(producer, id);
      })();
      await consumer.get(DeadLetters).replay();
      await changes;
      await eventually(async () => expect((await seenVersions(consumer)).get(id)).toEqual(handledUpTo(31)));
    });
  });

  describe('when the payload does not fit its schema', () => {
    it('parks the aggregate without trying again', async () => {
      const producer = await scenario.startProducer();
      const consumer = await scenario.startConsumer();
      let calls = 0;
      consumer.app.get(Behaviour).before = () => void (calls += 1);
      const { jetStream } = await producer.get(NatsLink).ready;
      await eventually(async () => (await consumer.sql('SELECT 1')).length === 1);
      const id = newItemId();
      const { headers } = toWire('/test', {
        id: newItemId(),
        type: 'intake.item.recorded.v1',
        aggregateType: 'item',
        aggregateId: id,
        aggregateVersion: 1,
        occurredAt: new Date(0).toISOString(),
        actor: null,
        data: null,
      });
      await eventually(() =>
        jetStream.publish(`${scenario.namespace}.intake.item.recorded.v1`, JSON.stringify({ item: { id } }), {
          headers,
        }),
      );
      await eventually(async () => {
        expect(await consumer.get(DeadLetters).list()).toMatchObject([
          { reason: 'INVALID', aggregateId: id, attempts: 1, error: expect.stringContaining('title') },
        ]);
      });
      expect(calls).toBe(0);
    });
  });

  describe('when a message is no event at all', () => {
    it('keeps it for inspection and goes on', async () => {
      const producer = await scenario.startProducer();
      const consumer = await scenario.startConsumer();
      const { jetStream } = await producer.get(NatsLink).ready;
      await eventually(() => jetStream.publish(`${scenario.namespace}.intake.item.recorded.v1`, 'not json'));
      const id = newItemId();
      await changeItem(producer, id);
      await eventually(async () => expect((await seenVersions(consumer)).get(id)).toEqual([1]));
      expect(await consumer.get(DeadLetters).list()).toMatchObject([
        { reason: 'UNREADABLE', error: expect.stringContaining('ce-') },
      ]);
      expect(await consumer.get(DeadLetters).replay()).toEqual([]);
    });
  });
});

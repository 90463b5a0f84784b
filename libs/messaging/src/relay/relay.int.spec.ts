import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { ItemRevisedV1 } from '@ducha/contracts';
import type { EventEnvelope } from '@ducha/contracts';
import { eventually, freePort, startNats } from '@ducha/testing';
import { ItemScenario, changeItem, handledUpTo, itemData, newItemId, seenVersions } from '../../test/item-scenario.js';
import type { RunningTestService } from '../../test/test-service.js';
import { streamName } from '../stream/naming.js';
import { NatsLink } from '../stream/nats-link.js';
import { OutboxStore } from './outbox-store.js';
import { JetStreamPublisher, StreamPublisher } from './stream-publisher.js';

const outboxCount = async (service: RunningTestService): Promise<number> =>
  (await service.sql<{ count: number }>('SELECT count(*)::int AS count FROM outbox'))[0]?.count ?? -1;

const streamMessages = async (service: RunningTestService, namespace: string): Promise<number> => {
  const { manager } = await service.get(NatsLink).ready;
  return (await manager.streams.info(streamName(namespace, 'intake'))).state.messages;
};

async function publishedIds(service: RunningTestService, namespace: string): Promise<string[]> {
  const { manager } = await service.get(NatsLink).ready;
  const name = streamName(namespace, 'intake');
  const { state } = await manager.streams.info(name);
  const messages = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq += 1)
    messages.push(await manager.streams.getMessage(name, { seq }));
  return messages.flatMap((message) => message?.header.get('ce-id') ?? []);
}

const anEvent = (version: number): EventEnvelope => ({
  id: newItemId(),
  type: ItemRevisedV1.type,
  aggregateType: 'item',
  aggregateId: 'one',
  aggregateVersion: version,
  occurredAt: '2026-03-02T01:00:00.000Z',
  actor: null,
  data: itemData('one', 'change'),
});

/** Dies at the step between publishing and deleting: whatever is published stays in the outbox. */
@Injectable()
class StoreThatDiesBeforeDeleting extends OutboxStore {
  override remove(): Promise<void> {
    return Promise.reject(new Error('killed before deleting'));
  }
}

/** Records the sizes in which the relay publishes. */
@Injectable()
class RecordingPublisher extends JetStreamPublisher {
  readonly batches: string[][] = [];
  override async publish(events: EventEnvelope[]): Promise<void> {
    await super.publish(events);
    this.batches.push(events.map((event) => event.id));
  }
}

describe('Relay', () => {
  let scenario: ItemScenario;
  beforeEach(async () => {
    scenario = await ItemScenario.create();
  });
  afterEach(() => scenario.end());

  describe('when it is killed between publishing and deleting', () => {
    it('loses nothing and doubles nothing at the consumer', async () => {
      const consumer = await scenario.startConsumer();
      const doomed = await scenario.startProducer({
        replace: [{ provide: OutboxStore, useClass: StoreThatDiesBeforeDeleting }],
      });
      const ids = [newItemId(), newItemId(), newItemId()];
      for (const id of [...ids, ...ids, ...ids]) await changeItem(doomed, id);
      await eventually(async () => (await streamMessages(doomed, scenario.namespace)) === 9);
      await doomed.stop();

      const restarted = await scenario.startProducer();
      expect(await outboxCount(restarted)).toBe(9);
      for (const id of ids) await changeItem(restarted, id);

      await eventually(async () => (await outboxCount(restarted)) === 0);
      await eventually(async () => {
        const seen = await seenVersions(consumer);
        for (const id of ids) expect(seen.get(id)).toEqual(handledUpTo(4));
      });
      expect(await streamMessages(restarted, scenario.namespace)).toBe(12);
    });
  });

  describe('when some of the events are on the stream already', () => {
    it('publishes what is new and counts the others as published', async () => {
      const producer = await scenario.startProducer();
      const publisher = producer.get(StreamPublisher);
      const events = [1, 2, 3, 4].map((version) => anEvent(version));
      await eventually(() => publisher.isAvailable);

      await publisher.publish(events.slice(0, 2));
      await publisher.publish(events);

      expect(await publishedIds(producer, scenario.namespace)).toEqual(events.map((event) => event.id));
    });
  });

  describe('when the stream was taken away', () => {
    it('says so, and makes it anew for the next attempt', async () => {
      const producer = await scenario.startProducer();
      const publisher = producer.get(StreamPublisher);
      const { manager } = await producer.get(NatsLink).ready;
      await publisher.publish([anEvent(1)]);
      await manager.streams.delete(streamName(scenario.namespace, 'intake'));

      const events = [anEvent(2), anEvent(3)];
      await expect(publisher.publish(events)).rejects.toThrow('no stream takes it');
      await publisher.publish(events);

      expect(await publishedIds(producer, scenario.namespace)).toEqual(events.map((event) => event.id));
    });
  });

  describe('when NATS was down', () => {
    it('lets commands through, and drains the outbox once NATS is back', async () => {
      const dir = await mkdtemp(join(tmpdir(), 'ducha-relay-'));
      const port = await freePort();
      const natsUrl = `nats://127.0.0.1:${port}`;
      let nats = await startNats({ dir, port, isDurable: false });
      try {
        const producer = await scenario.startProducer({ options: { natsUrl } });
        const consumer = await scenario.startConsumer({ options: { natsUrl } });
        const id = newItemId();
        await changeItem(producer, id);
        await eventually(async () => (await outboxCount(producer)) === 0);

        await nats.stop();
        await eventually(() => !producer.get(NatsLink).isConnected);
        for (let turn = 0; turn < 5; turn += 1) await changeItem(producer, id);
        expect(await outboxCount(producer)).toBe(5);

        nats = await startNats({ dir, port, isDurable: false });
        await eventually(async () => expect((await seenVersions(consumer)).get(id)).toEqual(handledUpTo(6)), {
          timeout: 30_000,
        });
        expect(await outboxCount(producer)).toBe(0);
        await scenario.end();
      } finally {
        await nats.stop();
        await rm(dir, { recursive: true, force: true });
      }
    });
  });

  describe('when two instances run', () => {
    const owners = (service: RunningTestService) =>
      service.sql<{ owner: string | null; count: number }>(
        'SELECT owner, count(*)::int AS count FROM outbox_shard GROUP BY owner ORDER BY count',
      );

    it('shares the shards between them and keeps the order of each aggregate', async () => {
      const leaseMs = 600;
      const first = await scenario.startProducer({ options: { leaseMs } });
      const second = await scenario.startProducer({ options: { leaseMs } });
      const consumer = await scenario.startConsumer();
      await eventually(async () => expect((await owners(first)).map(({ count }) => count)).toEqual([4, 4]));

      const ids = Array.from({ length: 10 }, newItemId);
      await Promise.all(
        ids.map(async (id) => {
          for (let turn = 0; turn < 10; turn += 1) await changeItem(turn % 2 ? first : second, id);
        }),
      );
      await eventually(async () => {
        const seen = await seenVersions(consumer);
        for (const id of ids) expect(seen.get(id)).toEqual(handledUpTo(10));
      });
    });

    it('takes over the shards of one that stopped renewing its lease', async () => {
      const leaseMs = 600;
      const survivor = await scenario.startProducer({ options: { leaseMs } });
      await survivor.sql(
        `UPDATE outbox_shard SET owner = '00000000-0000-7000-8000-000000000000', expires_at = now() + interval '1 second'`,
      );
      const id = newItemId();
      await changeItem(survivor, id);
      expect(await outboxCount(survivor)).toBe(1);
      await eventually(async () => expect((await owners(survivor)).map(({ count }) => count)).toEqual([8]));
      await eventually(async () => (await outboxCount(survivor)) === 0);
    });

    it('gives its shards back at once when it stops', async () => {
      const stopping = await scenario.startProducer({ options: { leaseMs: 60_000 } });
      await eventually(async () => expect(await owners(stopping)).toEqual([{ owner: expect.any(String), count: 8 }]));
      await stopping.stop();
      const next = await scenario.startProducer();
      const id = newItemId();
      await changeItem(next, id);
      await eventually(async () => (await outboxCount(next)) === 0, { timeout: 5_000 });
    });
  });

  describe('when many events wait', () => {
    it('publishes them in the order of the log, at most 500 at a time', async () => {
      const producer = await scenario.startProducer({
        replace: [{ provide: StreamPublisher, useClass: RecordingPublisher }],
      });
      const ids = Array.from({ length: 30 }, newItemId);
      await producer.sql("UPDATE outbox_shard SET expires_at = now() - interval '1 second', owner = NULL");
      await Promise.all(
        ids.map(async (id) => {
          for (let turn = 0; turn < 20; turn += 1) await changeItem(producer, id);
        }),
      );
      await eventually(async () => (await outboxCount(producer)) === 0);
      const published = (producer.get(StreamPublisher) as RecordingPublisher).batches;
      const logged = await producer.sql<{ id: string; aggregate_id: string }>(
        'SELECT id, aggregate_id FROM event_log ORDER BY position',
      );
      expect(Math.max(...published.map((batch) => batch.length))).toBeLessThanOrEqual(500);
      const order = published.flat();
      for (const id of ids) {
        const own = logged.filter((row) => row.aggregate_id === id).map((row) => row.id);
        expect(order.filter((eventId) => own.includes(eventId))).toEqual(own);
      }
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@ducha/testing';
import { Behaviour, ItemScenario, changeItem, handledUpTo, newItemId, seenVersions } from '../../test/item-scenario.js';
import type { RunningTestService } from '../../test/test-service.js';
import { Inbox } from '../consume/inbox.js';
import { DeadLetters } from '../consume/dead-letters.js';
import type { EventContext } from '../consume/event-context.js';
import { Rebuild } from './rebuild.js';
import { streamName } from '../stream/naming.js';
import { NatsLink } from '../stream/nats-link.js';
import type { RebuildProgress } from './replay.js';

const contents = (service: RunningTestService) =>
  service.sql('SELECT aggregate_id, version, type, title FROM seen ORDER BY aggregate_id, version');

describe('Rebuild', () => {
  let scenario: ItemScenario;
  let producer: RunningTestService;
  beforeEach(async () => {
    scenario = await ItemScenario.create();
    producer = await scenario.startProducer();
  });
  afterEach(() => scenario.end());

  const fill = async (items: number, versions: number): Promise<string[]> => {
    const ids = Array.from({ length: items }, newItemId);
    await Promise.all(
      ids.map(async (id) => {
        for (let turn = 0; turn < versions; turn += 1) await changeItem(producer, id);
      }),
    );
    return ids;
  };
  const allSeen = (consumer: RunningTestService, ids: string[], version: number) =>
    eventually(async () => {
      const seen = await seenVersions(consumer);
      for (const id of ids) expect(seen.get(id)).toEqual(handledUpTo(version));
    });

  it('makes the same projection again, from several pages', async () => {
    const consumer = await scenario.startConsumer();
    const ids = await fill(60, 12);
    await allSeen(consumer, ids, 12);
    const before = await contents(consumer);

    const progress: RebuildProgress[] = [];
    expect(await consumer.get(Rebuild).run((step) => progress.push(step))).toEqual({ events: 720, parked: 0 });

    expect(await contents(consumer)).toEqual(before);
    expect(progress).toEqual([{ context: 'intake', events: 720, fraction: 1 }]);
  });

  it('works without consuming, as the command line runs it', async () => {
    const ids = await fill(5, 4);
    const idle = await scenario.startConsumer({ isIdle: true });
    await idle.get(Rebuild).run();
    const seen = await seenVersions(idle);
    for (const id of ids) expect(seen.get(id)).toEqual(handledUpTo(4));
  });

  it('is safe while live consumption goes on', async () => {
    const consumer = await scenario.startConsumer();
    const ids = await fill(30, 6);
    const changes = Promise.all(
      ids.map(async (id) => {
        for (let turn = 0; turn < 6; turn += 1) await changeItem(producer, id);
      }),
    );
    await consumer.get(Rebuild).run();
    await changes;
    await allSeen(consumer, ids, 12);
  });

  it('keeps what happened once: effects in the inbox do not happen again', async () => {
    const consumer = await scenario.startConsumer();
    await consumer.sql('CREATE TABLE effect (event_id uuid)');
    const inbox = consumer.get(Inbox);
    consumer.app.get(Behaviour).inTransaction = async ({ envelope, tx }: EventContext) => {
      await inbox.once(tx, envelope.id, 'effect', () =>
        tx.manager.query('INSERT INTO effect VALUES ($1)', [envelope.id]),
      );
    };
    const ids = await fill(3, 3);
    await allSeen(consumer, ids, 3);
    await consumer.get(Rebuild).run();
    expect(await consumer.sql('SELECT count(*)::int AS count FROM effect')).toEqual([{ count: 6 }]);
    expect(await contents(consumer)).toHaveLength(6);
  });

  it('parks an aggregate whose event fails and goes on with the others', async () => {
    const consumer = await scenario.startConsumer({ isIdle: true });
    const [broken, healthy] = await fill(2, 4);
    consumer.app.get(Behaviour).before = (event) => {
      if (event.aggregateId === broken && event.aggregateVersion === 3) throw new Error('cannot be shown');
    };
    expect(await consumer.get(Rebuild).run()).toEqual({ events: 8, parked: 1 });
    const seen = await seenVersions(consumer);
    expect([seen.get(broken ?? ''), seen.get(healthy ?? '')]).toEqual([[1], handledUpTo(4)]);
    expect(await consumer.get(DeadLetters).list()).toMatchObject([
      { aggregateVersion: 3, reason: 'FAILED' },
      { aggregateVersion: 4, reason: 'QUEUED' },
    ]);
  });

  it('says so when a producer does not answer', async () => {
    const consumer = await scenario.startConsumer({ isIdle: true });
    await producer.stop();
    await expect(consumer.get(Rebuild).run()).rejects.toThrow('event log did not answer');
  });

  describe('catchUp', () => {
    /** The whole store is gone, as with a lost disk: stream, messages and consumers. */
    const loseStream = async () => {
      const { manager } = await producer.get(NatsLink).ready;
      await manager.streams.delete(streamName(scenario.namespace, 'intake'));
    };
    const published = () =>
      eventually(async () => (await producer.sql('SELECT 1 FROM outbox')).length === 0, { what: 'an empty outbox' });

    it('brings in what was lost with the stream, and nothing twice', async () => {
      const early = await scenario.startConsumer();
      const seenBefore = await fill(5, 4);
      await allSeen(early, seenBefore, 4);
      await early.stop();
      const lost = await fill(5, 4);
      await published();
      await loseStream();

      const consumer = await scenario.startConsumer();
      expect(await consumer.get(Rebuild).catchUp()).toEqual({ events: 20, parked: 0 });
      await allSeen(consumer, [...seenBefore, ...lost], 4);
      expect(await consumer.get(Rebuild).catchUp()).toEqual({ events: 0, parked: 0 });
    });

    it('is not needed for what comes after the loss: stream and consumer are made again while both services run', async () => {
      const consumer = await scenario.startConsumer();
      await allSeen(consumer, await fill(3, 3), 3);
      await loseStream();
      await allSeen(consumer, await fill(3, 3), 3);
    });
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, freePort, startNats } from '@ducha/testing';
import { ItemScenario, changeItem, handledUpTo, newItemId, seenVersions } from '../test/item-scenario.js';
import type { RunningTestService } from '../test/test-service.js';
import { DeadLetters } from './consume/dead-letters.js';

/** What a restart of the database server does to whoever is connected. */
const cutConnections = (service: RunningTestService) =>
  service
    .sql(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
    .catch(() => undefined);

describe('messaging through outages', () => {
  let scenario: ItemScenario;
  beforeEach(async () => {
    scenario = await ItemScenario.create();
  });
  afterEach(() => scenario.end());

  /** Changes the item until it has `versions`, and cuts every connection of both services at each fifth. */
  const changeAndCut = async (
    producer: RunningTestService,
    consumer: RunningTestService,
    id: string,
    versions: number,
  ) => {
    for (let version = 0; version < versions;) {
      try {
        version = await changeItem(producer, id);
      } catch {
        // Refused as a whole, or its answer was lost on the way: the row says which.
        version = await eventually(async () => {
          const rows = await producer.sql<{ version: number }>('SELECT version FROM item WHERE id = $1', [id]);
          return { reached: rows[0]?.version ?? 0 };
        }).then(({ reached }) => reached);
      }
      if (version % 5 === 0) await Promise.all([cutConnections(producer), cutConnections(consumer)]);
    }
  };

  it('loses, doubles and dead-letters nothing when database connections are cut again and again', async () => {
    const producer = await scenario.startProducer();
    const consumer = await scenario.startConsumer({ options: { maxDeliveries: 2 } });
    const ids = Array.from({ length: 6 }, newItemId);
    await Promise.all(ids.map((id) => changeAndCut(producer, consumer, id, 25)));
    await eventually(
      async () => {
        const seen = await seenVersions(consumer);
        for (const id of ids) expect(seen.get(id)).toEqual(handledUpTo(25));
      },
      { timeout: 30_000 },
    );
    expect(await consumer.get(DeadLetters).counts()).toEqual({ events: 0, aggregates: 0 });
  });

  it.each([
    ['NATS was never reached', () => freePort().then((port) => `nats://127.0.0.1:${port}`)],
    ['its consumers are just being opened', () => Promise.resolve(process.env.TEST_NATS_URL ?? '')],
  ])(
    'stops without waiting for the drain time where %s',
    async (_case, address) => {
      // The drain time is longer than this test may take.
      const options = { natsUrl: await address(), drainTimeoutMs: 600_000 };
      const consumer = await scenario.startConsumer({ options });
      await consumer.stop();
    },
    30_000,
  );

  it('goes on when NATS comes back without its data', async () => {
    const port = await freePort();
    const options = { natsUrl: `nats://127.0.0.1:${port}` };
    const dirs = await Promise.all(['first', 'second'].map((name) => mkdtemp(join(tmpdir(), `ducha-${name}-`))));
    let nats = await startNats({ dir: dirs[0] ?? '', port, isDurable: false });
    try {
      const producer = await scenario.startProducer({ options });
      const consumer = await scenario.startConsumer({ options });
      const id = newItemId();
      for (let turn = 0; turn < 3; turn += 1) await changeItem(producer, id);
      await eventually(async () => expect((await seenVersions(consumer)).get(id)).toEqual(handledUpTo(3)));

      await nats.stop();
      nats = await startNats({ dir: dirs[1] ?? '', port, isDurable: false });
      for (let turn = 0; turn < 3; turn += 1) await changeItem(producer, id);
      await eventually(async () => expect((await seenVersions(consumer)).get(id)).toEqual(handledUpTo(6)), {
        timeout: 45_000,
      });
      await scenario.end();
    } finally {
      await nats.stop();
      await Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true })));
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, freePort, startNats } from '@ducha/testing';
import { Behaviour, ItemScenario, changeItem, newItemId } from '../test/item-scenario.js';
import { MessagingStatus } from './messaging-status.js';

describe('MessagingStatus', () => {
  let scenario: ItemScenario;
  beforeAll(async () => {
    scenario = await ItemScenario.create();
  });
  afterAll(() => scenario.end());

  it('tells what waits where', async () => {
    const producer = await scenario.startProducer();
    const consumer = await scenario.startConsumer({ options: { maxAckPending: 2, maxDeliveries: 1 } });
    let mayGoOn = false;
    consumer.app.get(Behaviour).before = () => eventually(() => mayGoOn).then(() => undefined);
    for (let item = 0; item < 5; item += 1) await changeItem(producer, newItemId());

    await eventually(async () => {
      expect((await consumer.get(MessagingStatus).report()).consumers).toEqual([
        { name: 'tracking__intake', pending: 3, ackPending: 2 },
      ]);
    });
    mayGoOn = true;
    await eventually(async () => {
      expect((await consumer.get(MessagingStatus).report()).consumers).toEqual([
        { name: 'tracking__intake', pending: 0, ackPending: 0 },
      ]);
    });
    await eventually(async () => {
      expect(await producer.get(MessagingStatus).report()).toMatchObject({
        isConnected: true,
        outbox: { count: 0, oldestAgeSeconds: 0 },
        deadLetters: { events: 0, aggregates: 0 },
        isSyncAlways: null,
      });
    });
  });

  it.each([
    { name: 'syncs always', isDurable: true },
    { name: 'leaves syncing to the operating system', isDurable: false },
  ])('reads from the monitoring endpoint whether JetStream $name', async ({ isDurable }) => {
    const dir = await mkdtemp(join(tmpdir(), 'ducha-status-'));
    const nats = await startNats({ dir, isDurable });
    try {
      const service = await scenario.startProducer({ options: { natsUrl: nats.url, natsMonitorUrl: nats.monitorUrl } });
      expect(await service.get(MessagingStatus).isSyncAlways()).toBe(isDurable);
      await service.stop();
    } finally {
      await nats.stop();
      await rm(dir, { recursive: true, force: true });
    }
  });

  it('says that NATS is away, and how old the oldest waiting event is', async () => {
    const port = await freePort();
    const service = await scenario.startProducer({
      options: { natsUrl: `nats://127.0.0.1:${port}`, natsMonitorUrl: `http://127.0.0.1:${port}` },
    });
    await changeItem(service, newItemId());
    await eventually(async () => {
      const report = await service.get(MessagingStatus).report();
      expect(report).toMatchObject({
        isConnected: false,
        serverVersion: null,
        isSyncAlways: null,
        outbox: { count: 1 },
      });
      expect(report.outbox.oldestAgeSeconds).toBeGreaterThan(0);
    });
    await service.stop();
  });
});

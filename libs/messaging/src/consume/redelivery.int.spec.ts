import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { Context, EventEnvelope } from '@ducha/contracts';
import { eventually } from '@ducha/testing';
import { Behaviour, ItemScenario, changeItem, handledUpTo, newItemId, seenVersions } from '../../test/item-scenario.js';
import type { RunningTestService } from '../../test/test-service.js';
import { streamName } from '../stream/naming.js';
import { NatsLink } from '../stream/nats-link.js';
import { MessagingStatus } from '../messaging-status.js';
import { OrderedApplier } from './ordered-applier.js';

/** Commits as ever and then never comes back: the process is gone before it acknowledges. */
@Injectable()
class ApplierThatDiesAfterCommit extends OrderedApplier {
  override async apply(consumer: string, context: Context, event: EventEnvelope): Promise<void> {
    await super.apply(consumer, context, event);
    await new Promise(() => undefined);
  }
}

const ackPending = async (service: RunningTestService): Promise<number | null | undefined> =>
  (await service.get(MessagingStatus).report()).consumers[0]?.ackPending;

describe('StreamConsumer', () => {
  let scenario: ItemScenario;
  beforeEach(async () => {
    scenario = await ItemScenario.create();
  });
  afterEach(() => scenario.end());

  describe('when it dies between committing and acknowledging', () => {
    it('skips the redelivered event and goes on with the next', async () => {
      const producer = await scenario.startProducer();
      const doomed = await scenario.startConsumer({
        options: { ackWaitMs: 1_000, drainTimeoutMs: 50 },
        replace: [{ provide: OrderedApplier, useClass: ApplierThatDiesAfterCommit }],
      });
      const id = newItemId();
      await changeItem(producer, id);
      await eventually(async () => expect((await seenVersions(doomed)).get(id)).toEqual([1]));
      await doomed.stop();

      const restarted = await scenario.startConsumer({ options: { ackWaitMs: 1_000 } });
      for (let turn = 0; turn < 2; turn += 1) await changeItem(producer, id);
      await eventually(async () => expect((await seenVersions(restarted)).get(id)).toEqual(handledUpTo(3)));
      await eventually(async () => expect(await ackPending(restarted)).toBe(0));
    });
  });

  describe('when a newer version starts with other settings', () => {
    it('takes the durable consumer over where it stood', async () => {
      const producer = await scenario.startProducer();
      const earlier = await scenario.startConsumer({ options: { ackWaitMs: 30_000, maxAckPending: 100 } });
      const id = newItemId();
      await changeItem(producer, id);
      await eventually(async () => expect((await seenVersions(earlier)).get(id)).toEqual([1]));
      await earlier.stop();

      const newer = await scenario.startConsumer({ options: { ackWaitMs: 1_000, maxAckPending: 200 } });
      for (let turn = 0; turn < 2; turn += 1) await changeItem(producer, id);
      await eventually(async () => expect((await seenVersions(newer)).get(id)).toEqual(handledUpTo(3)));
    });
  });

  describe('when a handler is slower than the acknowledgement wait', () => {
    it('keeps the message by heartbeats and handles it once', async () => {
      const producer = await scenario.startProducer();
      const consumer = await scenario.startConsumer({ options: { ackWaitMs: 400 } });
      let calls = 0;
      consumer.app.get(Behaviour).before = async () => {
        calls += 1;
        const until = performance.now() + 1_500;
        await eventually(() => performance.now() > until);
      };
      const id = newItemId();
      await changeItem(producer, id);
      await eventually(async () => expect((await seenVersions(consumer)).get(id)).toEqual([1]));
      await eventually(async () => expect(await ackPending(consumer)).toBe(0));
      expect(calls).toBe(1);
      const { manager } = await consumer.get(NatsLink).ready;
      const info = await manager.consumers.info(streamName(scenario.namespace, 'intake'), 'tracking__intake');
      expect(info.num_redelivered).toBe(0);
    });
  });

  describe('when it is stopped while a handler runs', () => {
    it('lets the handler finish, hands back what waits, and the next instance goes on in order', async () => {
      const producer = await scenario.startProducer();
      const stopping = await scenario.startConsumer();
      let hasBegun = false;
      let mayEnd = false;
      stopping.app.get(Behaviour).before = async () => {
        hasBegun = true;
        await eventually(() => mayEnd);
      };
      const id = newItemId();
      for (let turn = 0; turn < 5; turn += 1) await changeItem(producer, id);
      await eventually(() => hasBegun);
      const stopped = stopping.stop();
      mayEnd = true;
      await stopped;

      const next = await scenario.startConsumer();
      await eventually(async () => expect((await seenVersions(next)).get(id)).toEqual(handledUpTo(5)), {
        timeout: 5_000,
      });
    });
  });

  describe('when two instances consume', () => {
    it('handles every event once and in order', async () => {
      const producer = await scenario.startProducer();
      const first = await scenario.startConsumer();
      await scenario.startConsumer();
      const ids = Array.from({ length: 12 }, newItemId);
      await Promise.all(
        ids.map(async (id) => {
          for (let turn = 0; turn < 12; turn += 1) await changeItem(producer, id);
        }),
      );
      await eventually(async () => {
        const seen = await seenVersions(first);
        for (const id of ids) expect(seen.get(id)).toEqual(handledUpTo(12));
      });
    });
  });
});

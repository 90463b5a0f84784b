import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock, eventually } from '@ducha/testing';
import { Behaviour, ItemScenario, changeItem, newItemId } from '../../test/item-scenario.js';
import type { RunningTestService } from '../../test/test-service.js';
import { Clock } from '../clock.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { streamName } from '../stream/naming.js';
import { NatsLink } from '../stream/nats-link.js';
import { Reconciliation } from './reconciliation.js';
import { ReconciliationChecks } from './reconciliation-checks.js';
import { ReconciliationRuns } from './reconciliation-runs.js';

const ofItems = {
  comparedTables: [{ table: 'item', aggregate: 'item' }],
  reconcilePatienceMs: 50,
};
const ofCopies = {
  comparedTables: [{ table: 'latest_item', aggregate: 'item' }],
  reconcilePatienceMs: 50,
};

describe('Reconciliation', () => {
  let scenario: ItemScenario;
  let producer: RunningTestService;
  let consumer: RunningTestService;
  let ids: string[];

  beforeEach(async () => {
    scenario = await ItemScenario.create();
    producer = await scenario.startProducer({ options: ofItems });
    await producer.sql('ALTER TABLE item ALTER COLUMN id TYPE uuid USING id::uuid');
    // The log refuses to be changed, as specs here must.
    await producer.sql('ALTER TABLE event_log DISABLE TRIGGER event_log_only_grows');
    consumer = await scenario.startConsumer({ options: ofCopies, isIdle: true });
    await consumer.sql('CREATE TABLE latest_item (id uuid PRIMARY KEY, version integer NOT NULL)');
    consumer.app.get(Behaviour).inTransaction = async ({ envelope, tx }) => {
      await tx.manager.query(
        `INSERT INTO latest_item VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET version = excluded.version`,
        [envelope.aggregateId, envelope.aggregateVersion],
      );
    };
    await consumer.app.startAllMicroservices();
    ids = Array.from({ length: 3 }, newItemId).sort();
    // The second event has no handler here, so the read model keeps every version from the third on.
    for (const id of ids) for (let version = 1; version <= 3; version += 1) await changeItem(producer, id);
    await eventually(async () => expect(await positions()).toEqual([3, 3, 3]));
    await eventually(async () => expect(await producer.sql('SELECT 1 FROM outbox')).toEqual([]));
  });
  afterEach(() => scenario.end());

  const positions = async () =>
    (await consumer.sql<{ version: number }>('SELECT version FROM consumer_position ORDER BY 1')).map(
      ({ version }) => version,
    );
  const found = async (service: RunningTestService) => {
    const { outcome, differences } = await service.get(Reconciliation).run();
    return { outcome, differences: differences.map(({ kind, subject, ids: of }) => ({ kind, subject, of })) };
  };

  it('finds nothing where all agrees, and says how much was compared', async () => {
    const run = await producer.get(Reconciliation).run();
    expect(run).toMatchObject({ trigger: 'ON_DEMAND', outcome: 'AGREES', differences: [], error: null });
    expect(run.checked).toEqual([
      { subject: 'item', count: 3 },
      { subject: streamName(scenario.namespace, 'intake'), count: 9 },
    ]);
    const copies = await consumer.get(Reconciliation).run();
    expect(copies).toMatchObject({ outcome: 'AGREES', differences: [] });
    expect(copies.checked).toEqual([
      { subject: 'latest_item', count: 3 },
      { subject: 'tracking__intake', count: 3 },
    ]);
    expect((await consumer.get(Reconciliation).status()).last).toEqual(copies);
  });

  it('finds rows that do not fit the log', async () => {
    const unknown = newItemId();
    await producer.sql('DELETE FROM item WHERE id = $1', [ids[0]]);
    await producer.sql('UPDATE item SET version = 2 WHERE id = $1', [ids[1]]);
    await producer.sql('INSERT INTO item VALUES ($1, 1), ($2, 1)', [unknown, newItemId()]);
    await producer.sql('DELETE FROM event_log WHERE aggregate_id = $1 AND aggregate_version = 2', [ids[2]]);
    const { outcome, differences } = await found(producer);
    expect(outcome).toBe('DIFFERS');
    expect(differences).toEqual(
      expect.arrayContaining([
        { kind: 'ROW_MISSING', subject: 'item', of: [ids[0]] },
        { kind: 'ROW_VERSION', subject: 'item', of: [ids[1]] },
        { kind: 'LOG_GAP', subject: 'event_log', of: [ids[2]] },
        { kind: 'ROW_UNKNOWN', subject: 'item', of: expect.arrayContaining([unknown]) },
      ]),
    );
  });

  it('finds what the stream lacks and what it has too much', async () => {
    const clock = { now: () => new Date(Date.now() + 3_600_000) };
    const later = await scenario.startProducer({
      options: ofItems,
      isIdle: true,
      replace: [{ provide: Clock, useValue: clock }],
    });
    const stream = streamName(scenario.namespace, 'intake');
    const { manager } = await producer.get(NatsLink).ready;
    // The stream is some seconds old; only what was logged a minute after it began is expected on it.
    await producer.sql(`UPDATE event_log SET occurred_at = occurred_at + interval '10 minutes'`);
    const [lost] = await producer.sql<{ id: string }>(
      'SELECT id FROM event_log WHERE aggregate_id = $1 AND aggregate_version = 1',
      [ids[0]],
    );
    await manager.streams.deleteMessage(stream, 1);
    await producer.sql('DELETE FROM item WHERE id = $1', [ids[2]]);
    const [forgotten] = await producer
      .sql<{ id: string }>('DELETE FROM event_log WHERE aggregate_id = $1 AND aggregate_version = 3 RETURNING id', [
        ids[2],
      ])
      .then((rows) => (rows as unknown as [{ id: string }[]])[0]);
    const { differences } = await found(later);
    expect(differences).toEqual(
      expect.arrayContaining([
        { kind: 'STREAM_MISSING', subject: stream, of: [lost?.id] },
        { kind: 'STREAM_UNKNOWN', subject: stream, of: [forgotten?.id] },
      ]),
    );
  });

  it('finds copies that stand back, ahead or alone, and read models that do not follow', async () => {
    const unknown = newItemId();
    await consumer.sql('UPDATE consumer_position SET version = 2 WHERE aggregate_id = $1', [ids[0]]);
    await consumer.sql('UPDATE consumer_position SET version = 9 WHERE aggregate_id = $1', [ids[1]]);
    await consumer.sql(`INSERT INTO consumer_position VALUES ('tracking__intake', $1, 1, false)`, [unknown]);
    await consumer.sql('DELETE FROM latest_item WHERE id = $1', [ids[2]]);
    await consumer.sql('INSERT INTO latest_item VALUES ($1, 1), ($2, 1)', [newItemId(), newItemId()]);
    const { differences } = await found(consumer);
    expect(differences).toEqual(
      expect.arrayContaining([
        { kind: 'COPY_BEHIND', subject: 'tracking__intake', of: [ids[0]] },
        { kind: 'COPY_AHEAD', subject: 'tracking__intake', of: [ids[1]] },
        { kind: 'COPY_UNKNOWN', subject: 'tracking__intake', of: [unknown] },
        { kind: 'MODEL_VERSION', subject: 'latest_item', of: [ids[0], ids[1]] },
        { kind: 'MODEL_MISSING', subject: 'latest_item', of: [ids[2]] },
        { kind: 'MODEL_UNKNOWN', subject: 'latest_item', of: expect.any(Array) },
      ]),
    );
  });

  it('tells an aggregate that waits behind an event set aside from one that is merely late', async () => {
    consumer.app.get(Behaviour).before = () => {
      throw new Error('cannot be shown');
    };
    await changeItem(producer, ids[0] ?? '');
    await eventually(async () => expect(await consumer.sql('SELECT 1 FROM dead_letter')).toHaveLength(1));
    expect((await found(consumer)).differences).toEqual([
      { kind: 'COPY_PARKED', subject: 'tracking__intake', of: [ids[0]] },
    ]);
  });

  describe('where rows are counted by status', () => {
    const countBy = ({ app }: RunningTestService, countedBy: string): void => {
      const options = app.get<ResolvedMessagingOptions>(MESSAGING_OPTIONS);
      options.comparedTables = options.comparedTables.map((table) => ({ ...table, countedBy }));
    };

    beforeEach(async () => {
      for (const [service, table] of [
        [producer, 'item'],
        [consumer, 'latest_item'],
      ] as const) {
        await service.sql(`ALTER TABLE ${table} ADD COLUMN status text NOT NULL DEFAULT 'OPEN'`);
        countBy(service, 'status');
      }
    });

    it('says how many numbers were compared with what the owner answered', async () => {
      const run = await consumer.get(Reconciliation).run();
      expect(run).toMatchObject({ outcome: 'AGREES' });
      expect(run.checked).toContainEqual({ subject: 'latest_item status', count: 1 });
    });

    it('finds a row whose status is another one under the same version', async () => {
      await consumer.sql(`UPDATE latest_item SET status = 'CLOSED' WHERE id = $1`, [ids[0]]);
      expect((await found(consumer)).differences).toEqual([
        { kind: 'MODEL_COUNT', subject: 'latest_item', of: ['CLOSED', 'OPEN'] },
      ]);
    });

    it('leaves counts out while events are on their way, and where the owner does not count', async () => {
      await consumer.sql(`UPDATE latest_item SET status = 'CLOSED' WHERE id = $1`, [ids[0]]);
      const subjects = async () => (await found(consumer)).differences.map(({ kind }) => kind);
      producer.app.get<ResolvedMessagingOptions>(MESSAGING_OPTIONS).comparedTables = ofItems.comparedTables;
      expect(await subjects()).toEqual([]);
      await consumer.sql('UPDATE consumer_position SET version = 2 WHERE aggregate_id = $1', [ids[1]]);
      expect(await subjects()).toEqual(['MODEL_VERSION', 'COPY_BEHIND']);
    });
  });

  it('adds the comparisons of the service', async () => {
    consumer.get(ReconciliationChecks).add({
      compare: (differences) => Promise.resolve(differences.note('MODEL_COUNT', 'unit_count', '150000000000')),
    });
    expect((await found(consumer)).differences).toEqual([
      { kind: 'MODEL_COUNT', subject: 'unit_count', of: ['150000000000'] },
    ]);
  });

  it('answers with its own result where another run has begun meanwhile', async () => {
    const runs = consumer.get(ReconciliationRuns);
    consumer.get(ReconciliationChecks).add({
      compare: async (differences) => {
        differences.note('MODEL_COUNT', 'unit_count', '150000000000');
        await runs.claim(new Date(), 60_000);
      },
    });
    expect(await consumer.get(Reconciliation).run()).toMatchObject({ trigger: 'ON_DEMAND', outcome: 'DIFFERS' });
    expect((await consumer.get(Reconciliation).status()).last).toMatchObject({
      trigger: 'NIGHTLY',
      outcome: 'RUNNING',
    });
  });

  it('says that it failed where a producer does not answer', async () => {
    await producer.stop();
    expect(await consumer.get(Reconciliation).run()).toMatchObject({
      outcome: 'FAILED',
      error: expect.stringContaining('event log did not answer'),
    });
  });

  it('is made once a night whatever the number of instances, and again where the one that made it died', async () => {
    const clock = new FixedClock('2026-11-26T03:00:00+08:00');
    const instance = () =>
      scenario.startConsumer({
        options: { ...ofCopies, reconcileAt: '02:30' },
        isIdle: true,
        replace: [{ provide: Clock, useValue: clock }],
      });
    const [one, other] = [await instance(), await instance()];
    const both = () =>
      Promise.all([one.get(Reconciliation).runDue(), other.get(Reconciliation).runDue()]).then(
        (ran) => ran.filter(Boolean).length,
      );
    expect(await both()).toBe(1);
    expect(await both()).toBe(0);
    expect(await one.get(Reconciliation).status()).toMatchObject({
      last: { trigger: 'NIGHTLY', outcome: 'AGREES' },
      nextAt: '2026-11-26T18:30:00.000Z',
    });

    clock.set('2026-11-27T02:31:00+08:00');
    expect(await both()).toBe(1);
    await one.sql(`UPDATE reconciliation_run SET outcome = 'RUNNING', finished_at = NULL, lease_until = '-infinity'
                    WHERE due_at = '2026-11-27T02:30:00+08:00'`);
    expect((await one.get(Reconciliation).status()).last).toMatchObject({ outcome: 'FAILED', finishedAt: null });
    expect(await both()).toBe(1);
    expect(await one.sql('SELECT 1 FROM reconciliation_run')).toHaveLength(2);
  });
});

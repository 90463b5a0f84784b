import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, ItemRecordedV1, AssignmentAcknowledgedV1 } from '@ducha/contracts';
import type { Actor } from '@ducha/contracts';
import { FixedClock, eventually } from '@ducha/testing';
import { ItemScenario, changeItem, itemData, newItemId } from '../../test/item-scenario.js';
import type { RunningTestService } from '../../test/test-service.js';
import { Clock } from '../clock.js';
import { commandContext } from '../command-context.js';
import { EventLogReader } from '../event-log/event-log-reader.js';
import { CommandTransaction } from './command-transaction.js';
import type { Tx } from './tx.js';

const actor: Actor = { personId: 'p-1', personName: '巴特尔', postId: 'post-1', unitId: '152921000000_DCS' };

describe('CommandTransaction', () => {
  let scenario: ItemScenario;
  let service: RunningTestService;
  let commands: CommandTransaction;
  const clock = new FixedClock('2026-03-02T09:00:00+08:00');

  beforeAll(async () => {
    scenario = await ItemScenario.create();
    service = await scenario.startProducer({ replace: [{ provide: Clock, useValue: clock }] });
    commands = service.get(CommandTransaction);
    await service.sql('CREATE TABLE counter (id text PRIMARY KEY, value integer NOT NULL)');
  });
  beforeEach(() => service.sql(`INSERT INTO counter VALUES ('c', 0) ON CONFLICT (id) DO UPDATE SET value = 0`));
  afterAll(() => scenario.end());

  const counter = async () =>
    (await service.sql<{ value: number }>(`SELECT value FROM counter WHERE id = 'c'`))[0]?.value;
  const count = async (tx: Tx): Promise<{ value: number }> => {
    const [rows] = await tx.manager.query<[{ value: number }[], number]>(
      `UPDATE counter SET value = value + 1 WHERE id = 'c' RETURNING value`,
    );
    return { value: rows[0]?.value ?? -1 };
  };
  const underKey = <T>(idempotencyKey: string, work: () => Promise<T>, fingerprint = 'f') =>
    commandContext.run({ actor, idempotencyKey, fingerprint }, work);

  describe('events', () => {
    it('are logged with the actor, the instant of the transaction and the data as the schema reads it', async () => {
      const id = newItemId();
      await commandContext.run({ actor, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }, () =>
        changeItem(service, id),
      );
      expect(await service.get(EventLogReader).byAggregate(id)).toEqual([
        {
          id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
          type: ItemRecordedV1.type,
          aggregateType: 'item',
          aggregateId: id,
          aggregateVersion: 1,
          occurredAt: '2026-03-02T01:00:00.000Z',
          actor,
          traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
          data: itemData(id, 'change 1'),
        },
      ]);
    });

    it('of one transaction keep the order of emission across aggregates', async () => {
      const ids = Array.from({ length: 12 }, newItemId);
      await commands.run(async (tx) => {
        for (const id of ids) tx.emit(ItemRecordedV1, { id, version: 1 }, itemData(id, 'bulk'));
        return null;
      });
      const logged = await service.sql<{ aggregate_id: string }>(
        'SELECT aggregate_id FROM event_log WHERE aggregate_id = ANY ($1) ORDER BY position',
        [ids],
      );
      expect(logged.map((row) => row.aggregate_id)).toEqual(ids);
    });

    it('are not written when the work fails', async () => {
      const id = newItemId();
      await expect(
        commands.run(async (tx) => {
          tx.emit(ItemRecordedV1, { id, version: 1 }, itemData(id, 'lost'));
          throw new DomainError('STATE_CONFLICT', 'test.refused');
        }),
      ).rejects.toThrow('test.refused');
      expect(await service.get(EventLogReader).byAggregate(id)).toEqual([]);
    });

    it.each([
      {
        name: 'data that does not fit the schema',
        emit: (tx: Tx) => tx.emit(ItemRecordedV1, { id: 'x', version: 1 }, { item: { id: 'x' } } as never),
        message: 'does not fit its schema',
      },
      {
        name: 'events of another context',
        emit: (tx: Tx) => tx.emit(AssignmentAcknowledgedV1, { id: 'x', version: 1 }, AssignmentAcknowledgedV1.example),
        message: 'belongs to tracking',
      },
      {
        name: 'version 0',
        emit: (tx: Tx) => tx.emit(ItemRecordedV1, { id: 'x', version: 0 }, itemData('x', 't')),
        message: 'not a positive integer',
      },
    ])('refuse $name', async ({ emit, message }) => {
      await expect(commands.run(async (tx) => (emit(tx), null))).rejects.toThrow(message);
    });

    it('cannot be emitted after the transaction', async () => {
      const tx = await commands.run((open) => Promise.resolve(open));
      expect(() => tx.emit(ItemRecordedV1, { id: 'x', version: 1 }, itemData('x', 't'))).toThrow(
        'after its transaction ended',
      );
    });
  });

  describe('when two transactions give an aggregate the same version', () => {
    it('refuses the second as a version conflict', async () => {
      const id = newItemId();
      await service.sql(
        `UPDATE outbox_shard SET owner = '00000000-0000-7000-8000-000000000000', expires_at = 'infinity'`,
      );
      const emit = () =>
        commands.run(async (tx) => {
          tx.emit(ItemRecordedV1, { id, version: 1 }, itemData(id, 't'));
          return null;
        });
      await emit();
      await expect(emit()).rejects.toMatchObject({ code: 'VERSION_CONFLICT', rule: 'messaging.version.conflict' });
      await service.sql(`UPDATE outbox_shard SET expires_at = '-infinity'`);
    });
  });

  describe('when the database reports a deadlock', () => {
    it('runs the work again', async () => {
      await service.sql(`INSERT INTO counter VALUES ('a', 0), ('b', 0) ON CONFLICT (id) DO UPDATE SET value = 0`);
      let arrived = 0;
      const bump = (first: string, second: string) =>
        commands.run(async (tx) => {
          await tx.manager.query('UPDATE counter SET value = value + 1 WHERE id = $1', [first]);
          arrived += 1;
          await eventually(() => arrived >= 2);
          await tx.manager.query('UPDATE counter SET value = value + 1 WHERE id = $1', [second]);
          return null;
        });
      await Promise.all([bump('a', 'b'), bump('b', 'a')]);
      expect(arrived).toBe(3);
      expect(await service.sql(`SELECT value FROM counter WHERE id IN ('a', 'b')`)).toEqual([
        { value: 2 },
        { value: 2 },
      ]);
    });
  });

  describe('a write that is not waited for', () => {
    const increase = (tx: Tx, by: unknown) =>
      tx.written(tx.manager.query(`UPDATE counter SET value = value + $1 WHERE id = 'c'`, [by]));

    it('is committed with the events', async () => {
      const id = newItemId();
      await commands.run(async (tx) => {
        await increase(tx, 2);
        tx.emit(ItemRecordedV1, { id, version: 1 }, itemData(id, 't'));
        return null;
      });
      expect(await counter()).toBe(2);
      expect(await service.get(EventLogReader).byAggregate(id)).toHaveLength(1);
    });

    it('takes everything with it where it fails', async () => {
      const id = newItemId();
      const failing = commands.run(async (tx) => {
        await increase(tx, 2);
        await increase(tx, 'nothing to add');
        tx.emit(ItemRecordedV1, { id, version: 1 }, itemData(id, 't'));
        return null;
      });
      await expect(failing).rejects.toThrow('nothing to add');
      expect(await counter()).toBe(0);
      expect(await service.get(EventLogReader).byAggregate(id)).toEqual([]);
    });

    it('is named as the reason where what the work asked for afterwards is refused because of it', async () => {
      const failing = commands.run(async (tx) => {
        await increase(tx, 'nothing to add');
        return count(tx);
      });
      await expect(failing).rejects.toThrow('nothing to add');
    });

    it('is taken back where the work refuses the command afterwards', async () => {
      const refused = commands.run(async (tx) => {
        await increase(tx, 2);
        throw new DomainError('STATE_CONFLICT', 'test.refused');
      });
      await expect(refused).rejects.toThrow('test.refused');
      expect(await counter()).toBe(0);
    });
  });

  describe('what is read with the claim of the key', () => {
    it('reaches the work, and a repeat is answered whatever is read then', async () => {
      const read = (text: string) => () => Promise.resolve(text);
      const answer = (_tx: Tx, found: string) => Promise.resolve({ found });
      const first = await underKey('k-read', () => commands.runAfter(read('first'), answer));
      const second = await underKey('k-read', () => commands.runAfter(read('second'), answer));
      expect([first, second]).toEqual([{ found: 'first' }, { found: 'first' }]);
    });
  });

  describe('under an Idempotency-Key', () => {
    it('answers a repeat with the stored response and applies the command once', async () => {
      const first = await underKey('k-repeat', () => commands.run(count));
      const second = await underKey('k-repeat', () => commands.run(count));
      expect([first, second, await counter()]).toEqual([{ value: 1 }, { value: 1 }, 1]);
    });

    it('applies a command repeated concurrently once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => underKey('k-concurrent', () => commands.run(count))),
      );
      expect(answers).toEqual(Array.from({ length: 10 }, () => ({ value: 1 })));
      expect(await counter()).toBe(1);
    });

    it('lets a concurrent repeat run where the first one failed', async () => {
      let isFirst = true;
      const flaky = (tx: Tx) => {
        const fails = isFirst;
        isFirst = false;
        return fails ? Promise.reject(new DomainError('STATE_CONFLICT', 'test.refused')) : count(tx);
      };
      const outcomes = await Promise.allSettled([
        underKey('k-flaky', () => commands.run(flaky)),
        underKey('k-flaky', () => commands.run(flaky)),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await counter()).toBe(1);
    });

    it('refuses the key for another request', async () => {
      await underKey('k-reused', () => commands.run(count), 'first');
      await expect(underKey('k-reused', () => commands.run(count), 'second')).rejects.toMatchObject({
        code: 'RULE_VIOLATED',
        rule: 'messaging.idempotency-key.reused',
        field: 'Idempotency-Key',
      });
      expect(await counter()).toBe(1);
    });

    it('keeps the keys of two people apart', async () => {
      await underKey('k-shared', () => commands.run(count));
      await commandContext.run(
        { actor: { ...actor, personId: 'p-2' }, idempotencyKey: 'k-shared', fingerprint: 'f' },
        () => commands.run(count),
      );
      expect(await counter()).toBe(2);
    });

    it('refuses a second transaction in one request: its repeat could not be told from the first', async () => {
      await expect(
        underKey('k-twice', async () => {
          await commands.run(count);
          await commands.run(count);
        }),
      ).rejects.toThrow('is one transaction');
    });
  });
});

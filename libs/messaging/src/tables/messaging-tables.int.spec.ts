import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@ducha/testing';
import { ItemScenario, changeItem, newItemId } from '../../test/item-scenario.js';
import { Clock } from '../clock.js';
import { EventLogMonths } from '../event-log/event-log-months.js';
import { EventLogReader } from '../event-log/event-log-reader.js';
import { MessagingUpkeep } from './messaging-upkeep.js';
import { messagingMigrations } from './messaging-migrations.js';

describe('MessagingTables', () => {
  let scenario: ItemScenario;
  beforeEach(async () => {
    scenario = await ItemScenario.create();
  });
  afterEach(() => scenario.end());

  it('goes down and up again', async () => {
    const service = await scenario.startProducer({ options: { publishes: null } });
    const runner = service.dataSource.createQueryRunner();
    const migrations = messagingMigrations.map((Migration) => new Migration());
    const tables = () =>
      service.sql<{ name: string }>(
        `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'S')
            AND c.relname NOT IN ('seen', 'seen_id_seq', 'item', 'migrations', 'migrations_id_seq') ORDER BY 1`,
      );
    const before = await tables();
    for (const migration of migrations.toReversed()) await migration.down(runner);
    expect(await tables()).toEqual([]);
    for (const migration of migrations) await migration.up(runner);
    const after = await tables();
    expect(after.filter(({ name }) => !name.startsWith('event_log_2'))).toEqual(
      before.filter(({ name }) => !name.startsWith('event_log_2')),
    );
    await runner.release();
  });

  it('creates the partitions of this month and three more, and none twice', async () => {
    const clock = new FixedClock('2031-11-15T10:00:00+08:00');
    const service = await scenario.startProducer({ replace: [{ provide: Clock, useValue: clock }] });
    const of2031 = () =>
      service.sql<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relname ~ '^event_log_203[12]_[0-9]{2}$' ORDER BY relname`,
      );
    const expected = ['event_log_2031_11', 'event_log_2031_12', 'event_log_2032_01', 'event_log_2032_02'];
    expect((await of2031()).map(({ name }) => name)).toEqual(expected);
    expect(await service.get(EventLogMonths).ensure(clock.now())).toBe(0);
  });

  it('takes events of a month without partition, and moves them when the partition comes', async () => {
    const clock = new FixedClock('2031-11-15T10:00:00+08:00');
    const service = await scenario.startProducer({ replace: [{ provide: Clock, useValue: clock }] });
    const id = newItemId();
    clock.set('2033-07-01T00:30:00+08:00');
    await changeItem(service, id);
    const partitionOf = async () =>
      (
        await service.sql<{ name: string }>(
          'SELECT tableoid::regclass::text AS name FROM event_log WHERE aggregate_id = $1',
          [id],
        )
      )[0]?.name;
    expect(await partitionOf()).toBe('event_log_default');

    expect(await service.get(EventLogMonths).ensure(clock.now(), 0)).toBe(1);
    expect(await partitionOf()).toBe('event_log_2033_06');
    expect(await service.get(EventLogReader).byAggregate(id)).toMatchObject([{ aggregateVersion: 1 }]);
  });

  it('says which months are missing, and counts what lies in none', async () => {
    const clock = new FixedClock('2031-11-15T10:00:00+08:00');
    const service = await scenario.startProducer({ replace: [{ provide: Clock, useValue: clock }] });
    const months = service.get(EventLogMonths);
    // Those of the day of the test were made with the table.
    await service.sql(`DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ '^event_log_202' LOOP EXECUTE format('DROP TABLE %I', name); END LOOP; END $$`);
    const present = ['2031-11', '2031-12', '2032-01', '2032-02'];
    expect(await months.status()).toEqual({ months: present, missingMonths: [], strayEvents: 0 });

    await service.sql('DROP TABLE event_log_2031_12');
    clock.set('2032-03-01T10:00:00+08:00');
    await changeItem(service, newItemId());
    expect(await months.status()).toEqual({
      months: ['2031-11', '2032-01', '2032-02'],
      missingMonths: ['2031-12', '2032-03', '2032-04', '2032-05', '2032-06'],
      strayEvents: 1,
    });
  });

  it.each(['DELETE FROM event_log', 'UPDATE event_log SET actor = NULL', 'TRUNCATE event_log'])(
    'refuses: %s',
    async (statement) => {
      const service = await scenario.startProducer({ options: { publishes: null } });
      await expect(service.sql(statement)).rejects.toThrow('event_log only grows');
    },
  );

  it('forgets receipts after thirty days', async () => {
    const service = await scenario.startProducer({ options: { publishes: null } });
    await service.sql(`INSERT INTO command_receipt (person_id, key, fingerprint, created_at)
                       VALUES ('p', 'old', '', '2026-03-01T00:00:00Z'), ('p', 'new', '', '2026-03-03T00:00:00Z')`);
    expect(await service.get(MessagingUpkeep).forgetReceipts(new Date('2026-04-01T00:00:00Z'))).toBe(1);
    expect(await service.sql('SELECT key FROM command_receipt')).toEqual([{ key: 'new' }]);
  });
});

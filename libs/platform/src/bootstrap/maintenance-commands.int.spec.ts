import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ReconciliationRun, UnitsRegisteredV1 } from '@ducha/contracts';
import { CommandTransaction } from '@ducha/messaging';
import { eventually } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { league, office } from '../../test/organization.js';
import { PlatformScenario } from '../../test/platform-scenario.js';
import { Directory } from '../directory/directory.js';
import { maintenanceCommands } from './maintenance-commands.js';
import type { RunningService } from './serve.js';

let scenario: PlatformScenario;
let producer: RunningService;
let consumer: RunningService;

beforeAll(async () => {
  scenario = await PlatformScenario.start();
  producer = await scenario.run('intake', scenario.config(await scenario.database('intake')));
  consumer = await scenario.run('tracking', scenario.config(await scenario.database('tracking')));
});
afterAll(() => scenario.stop());
afterEach(() => {
  process.exitCode = undefined;
});

/** What the command prints. */
async function output(name: string, args: string[] = []): Promise<string> {
  const command = maintenanceCommands.find((candidate) => candidate.name === name);
  if (!command) throw new Error(`no command ${name}`);
  const lines: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    await command.run(consumer.app, args, scenario.config('postgres://unused/unused'));
  } finally {
    spy.mockRestore();
  }
  return lines.join('');
}

const announce = (units: (typeof league)[]): Promise<void> =>
  producer.app
    .get(CommandTransaction)
    .run(async (tx) => tx.emit(UnitsRegisteredV1, { id: randomUUID(), version: 1 }, { units }));

const directory = (): Directory => consumer.app.get(Directory);
const sql = (statement: string): Promise<unknown> => consumer.app.get(DataSource).query(statement);

describe('rebuild', () => {
  it('makes the copy of the organization again from the events', async () => {
    await announce([league, office]);
    await eventually(async () => expect(await directory().unit(office.id)).not.toBeNull());
    await sql(`UPDATE unit SET name = 'damaged', version = 99`);
    expect(await output('rebuild')).toMatch(/intake: 1 events, 100 %.*\nrebuilt from 1 events, 0 set aside/);
    expect(await directory().unit(league.id)).toMatchObject({ name: league.name, version: 1 });
  });
});

describe('dead-letters', () => {
  it('shows what was set aside and replays it once its cause is gone', async () => {
    await sql(`ALTER TABLE unit ADD CONSTRAINT no_news CHECK (name <> 'news')`);
    await announce([{ ...league, name: 'news', version: 2 }]);
    await eventually(
      async () =>
        expect(await output('dead-letters')).toMatch(
          /tracking__intake {2}intake\.units\.registered\.v1 .*no_news.*\n1 set aside/,
        ),
      { timeout: 40_000 },
    );
    expect(JSON.parse(await output('dead-letters', ['list', '--json']))).toMatchObject([
      { type: 'intake.units.registered.v1', reason: expect.any(String) },
    ]);

    expect(await output('dead-letters', ['replay'])).toMatch(/0 aggregates released, 1 still parked/);
    expect(process.exitCode).toBe(1);
    await sql('ALTER TABLE unit DROP CONSTRAINT no_news');
    expect(await output('dead-letters', ['replay', '--consumer', 'another'])).toMatch(
      /0 aggregates released, 0 still parked/,
    );
    expect(await output('dead-letters', ['replay'])).toMatch(/1 aggregates released, 0 still parked/);
    expect(await directory().unit(league.id)).toMatchObject({ name: 'news' });
    expect(await output('dead-letters', ['list'])).toBe('0 set aside\n');
  });

  it('knows no other word', async () => {
    await expect(output('dead-letters', ['delete'])).rejects.toThrow(/neither list nor replay/);
  });
});

describe('reconcile', () => {
  it('says what was compared and what differs, and ends with 1 where something does', async () => {
    await announce([{ ...league, name: '又一名称', version: 3 }]);
    await eventually(async () => expect(await output('reconcile')).toMatch(/tracking__intake: \d+ compared\nAGREES/));
    await sql(`INSERT INTO consumer_position VALUES ('tracking__intake', 'nobody', 1, false)`);
    expect(await output('reconcile')).toMatch(/COPY_UNKNOWN tracking__intake: 1, nobody\nDIFFERS after \d+ ms/);
    expect(process.exitCode).toBe(1);
    const run = ReconciliationRun.parse(JSON.parse(await output('reconcile', ['--json'])));
    expect(run.differences).toEqual([{ kind: 'COPY_UNKNOWN', subject: 'tracking__intake', count: 1, ids: ['nobody'] }]);
  });
});

describe('streams', () => {
  it('names what stands, and says the same when everything stood before', async () => {
    const line = await output('streams');
    expect(line).toMatch(/^streams \S+_INTAKE; consumers tracking__intake\n$/);
    expect(await output('streams')).toBe(line);
  });
});

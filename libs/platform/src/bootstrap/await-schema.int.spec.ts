import { createTestDatabase, type TestDatabase } from '@ducha/testing';
import pino from 'pino';
import { notesService } from '../../test/notes-service.js';
import { PlatformScenario } from '../../test/platform-scenario.js';
import { awaitSchema } from './await-schema.js';
import { migrate } from './migrate.js';

let scenario: PlatformScenario;
let database: TestDatabase;
const silent = pino({ level: 'silent' });

beforeAll(async () => {
  scenario = await PlatformScenario.start();
  database = await createTestDatabase('platform_schema');
});
afterAll(async () => {
  await scenario.stop();
  await database.drop();
});

const config = (change: Record<string, string>) => scenario.config(database.url, change);
const wait = (change: Record<string, string>) => {
  const given = config(change);
  return awaitSchema(notesService('intake', given), given, silent);
};

describe('awaitSchema', () => {
  it('looks at nothing unless it is told to', async () => {
    await expect(wait({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).resolves.toBeUndefined();
  });

  it('ends with what is missing when the time is over', async () => {
    await expect(wait({ SCHEMA_WAIT_MS: '1' })).rejects.toThrow(/the schema is not ready: .*NoteTable1764000000099/);
  });

  it('ends with why the database does not answer', async () => {
    await expect(wait({ SCHEMA_WAIT_MS: '1', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });

  it('lets the start go on once the migrations have run beside it', async () => {
    let isOver = false;
    const waiting = wait({ SCHEMA_WAIT_MS: '60000' }).then(() => (isOver = true));
    expect(isOver).toBe(false);
    const given = config({});
    await migrate(notesService('intake', given), given);
    await waiting;
    expect(isOver).toBe(true);
  });
});

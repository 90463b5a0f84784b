import { createTestDatabase } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { notesService } from '../../test/notes-service.js';
import { PlatformScenario } from '../../test/platform-scenario.js';
import { migrate } from './migrate.js';

let scenario: PlatformScenario;
let server: DataSource;

beforeAll(async () => {
  scenario = await PlatformScenario.start();
  server = await new DataSource({ type: 'postgres', url: process.env.TEST_PG_URL }).initialize();
});
afterAll(async () => {
  await server.destroy();
  await scenario.stop();
});

const migrateAt = (url: string, waitMs: number): Promise<string[]> => {
  const config = scenario.config(url, { SCHEMA_WAIT_MS: String(waitMs) });
  return migrate(notesService('intake', config), config);
};

describe('migrate', () => {
  it('fails at once without a database where it may not wait, and waits for one that is made beside it', async () => {
    const late = await createTestDatabase('platform_late');
    await late.drop();
    await expect(migrateAt(late.url, 0)).rejects.toThrow(/does not exist/);
    const migrating = migrateAt(late.url, 60_000);
    await server.query(`CREATE DATABASE "${new URL(late.url).pathname.slice(1)}"`);
    expect(await migrating).toContain('NoteTable1764000000099');
    expect(await migrateAt(late.url, 0)).toEqual([]);
    await late.drop();
  });
});

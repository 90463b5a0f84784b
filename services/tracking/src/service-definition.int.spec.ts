import { assignmentActions } from '@ducha/contracts';
import { Rebuild } from '@ducha/messaging';
import { createTestDatabase, eventually } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { planned } from '../test/intake-producer.js';
import { RunningTracking } from '../test/running-tracking.js';
import { trackingDataSource } from './data-source.js';

let tracking: RunningTracking;
beforeAll(async () => {
  tracking = await RunningTracking.start();
});
afterAll(() => tracking.stop());

describe('the tracking service', () => {
  it('describes every command and answer', async () => {
    const { body } = await tracking.send('GET', '/openapi.json', null);
    const paths = Object.keys(body.paths);
    const suffix = (action: string) => paths.filter((path) => path.endsWith(`/assignments/{id}/${action}`));
    for (const action of assignmentActions) expect(suffix(action)).toHaveLength(1);
    const text = JSON.stringify(body);
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
    for (const reference of new Set(references)) {
      const target = reference
        .slice(2)
        .split('/')
        .reduce<any>((node, key) => node?.[key], body); // eslint-disable-line @typescript-eslint/no-explicit-any
      expect([reference, typeof target]).toEqual([reference, 'object']);
    }
  });

  it('can take its tables back and make them again', async () => {
    const database = await createTestDatabase('tracking_migrations');
    const dataSource = await new DataSource(trackingDataSource({ DATABASE_URL: database.url })).initialize();
    const tables = () => dataSource.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
    await dataSource.runMigrations();
    const before = await tables();
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    expect(await tables()).toEqual([{ tablename: 'migrations' }]);
    await dataSource.runMigrations();
    expect(await tables()).toEqual(before);
    await dataSource.destroy();
    await database.drop();
  });

  it('keeps its assignments and makes none anew when its copies are rebuilt', async () => {
    const lead = planned('league');
    const item = await tracking.dispatched([lead]);
    await tracking.intake.suspend(item);
    await eventually(async () => (await tracking.eventNames(lead.assignmentId)).includes('suspended'));
    const before = await tracking.sql('SELECT * FROM assignment ORDER BY id');
    const result = await tracking.get(Rebuild).run();
    expect(result).toMatchObject({ parked: 0 });
    expect(await tracking.sql('SELECT * FROM assignment ORDER BY id')).toEqual(before);
    expect((await tracking.eventNames(lead.assignmentId)).length).toBe(2);
    expect((await tracking.read(`/assignments/${lead.assignmentId}`, 'league-clerk')).status).toBe(200);
  });
});

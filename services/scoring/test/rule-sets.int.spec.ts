import { createTestDatabase, type TestDatabase } from '@ducha/testing';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { scoringDataSource } from '../src/data-source.js';
import { readRuleSetFiles, type RuleSetFile } from '../src/rule-sets/rule-set-files.js';
import { RuleSetsService } from '../src/rule-sets/rule-sets.service.js';

const now = new Date('2026-03-02T01:00:00Z');

describe('RuleSetsService', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let ruleSets: RuleSetsService;
  let files: RuleSetFile[];

  beforeAll(async () => {
    database = await createTestDatabase('rules');
    dataSource = await new DataSource(scoringDataSource({ DATABASE_URL: database.url })).initialize();
    await dataSource.runMigrations();
    ruleSets = new RuleSetsService(dataSource);
    files = await readRuleSetFiles(join(import.meta.dirname, '../../../data/rule-sets'));
  });
  beforeEach(() => dataSource.query('TRUNCATE rule_set CASCADE'));
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const file = (): RuleSetFile => {
    const [first] = files;
    if (!first) throw new Error('no rule set is shipped');
    return first;
  };
  const changed = (changes: Partial<RuleSetFile['ruleSet']>): RuleSetFile => ({
    ...file(),
    ruleSet: { ...file().ruleSet, ...changes },
    contentHash: JSON.stringify(changes),
  });

  it('loads what is new and leaves what is there', async () => {
    expect(await ruleSets.load(files, now)).toEqual({ loaded: files.length, unchanged: 0 });
    expect(await ruleSets.load(files, now)).toEqual({ loaded: 0, unchanged: files.length });
    expect(await ruleSets.list()).toEqual(files.map(({ ruleSet }) => ruleSet));
  });

  it('loads once when two instances load at once', async () => {
    const results = await Promise.all([ruleSets.load(files, now), ruleSets.load(files, now)]);
    expect(results.map(({ loaded }) => loaded).toSorted()).toEqual([0, files.length]);
  });

  it('keeps the old version beside a new one', async () => {
    await ruleSets.load(files, now);
    await ruleSets.load([changed({ version: 2, baseTenths: 1000 })], now);
    expect((await ruleSets.list()).map(({ version, baseTenths }) => [version, baseTenths])).toEqual([
      [2, 1000],
      [1, 2000],
    ]);
  });

  it('refuses to change a loaded version, and loads nothing else with it', async () => {
    await ruleSets.load(files, now);
    const attempt = ruleSets.load([changed({ id: 'other-rules' }), changed({ baseTenths: 1000 })], now);
    await expect(attempt).rejects.toThrow('raise its version');
    expect(await ruleSets.list()).toHaveLength(files.length);
  });

  it.each([
    { name: 'a league', path: '150000000000.152900000000', day: '2026-04-20', found: true },
    { name: 'a village', path: '150000000000.152900000000.152921000000.152921105000', day: '2026-04-20', found: true },
    { name: 'the government that set it', path: '150000000000', day: '2026-04-20', found: false },
    { name: 'a time before it', path: '150000000000.152900000000', day: '2011-04-06', found: false },
  ])('is in force for $name: $found', async ({ path, day, found }) => {
    await ruleSets.load(files, now);
    expect((await ruleSets.inForce(dataSource.manager, path, day)) !== null).toBe(found);
  });
});

import { UnitPath } from '@ducha/contracts';
import { createTestDatabase, type TestDatabase } from '@ducha/testing';
import pg from 'pg';
import { inSubtreeSql } from '../src/projections/in-subtree-sql.js';

const region = '150000000000';
/** Codes that begin alike, departments whose labels begin with the label of their government, neighbours on both sides. */
const paths = [
  region,
  '140000000000',
  '150000000001',
  `${region}.${region}_DCS`,
  `${region}.${region}_00`,
  `${region}.152900000000`,
  `${region}.152900000000.152900000000_FGW`,
  `${region}.152900000000.152900000000_0A`,
  `${region}.152900000000.152921000000`,
  `${region}.152900000000.152921000000.152921000000_CZT`,
  `${region}.152900000000.152921000000.152921105000.152921105201`,
  `${region}.152900000001`,
  `${region}.152900000001.152921000000`,
  `${region}.152899999999`,
  `${region}.152900000000_FGW`,
  `${region}.152900000000_FGW.152900000000_FGW`,
];

describe('inSubtreeSql', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase('subtree');
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('CREATE EXTENSION ltree');
    await client.query('CREATE TABLE place (path ltree)');
    await client.query('INSERT INTO place SELECT unnest($1::text[])::ltree', [paths]);
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  const below = async (condition: string, root: string): Promise<string[]> => {
    const sql = `SELECT path::text FROM place WHERE ${condition} ORDER BY path`;
    return (await client.query<{ path: string }>(sql, [root])).rows.map((row) => row.path);
  };

  it.each(paths)('finds below %s what ltree finds', async (root) => {
    expect(UnitPath.safeParse(root).success).toBe(true);
    const found = await below(inSubtreeSql('path', '$1'), root);
    expect(found).toContain(root);
    expect(found).toEqual(await below('path <@ $1::ltree', root));
  });
});

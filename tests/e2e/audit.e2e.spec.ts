import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@ducha/testing';
import pg from 'pg';
import { databaseUrls } from '../../tools/src/client/databases.js';
import { people } from '../../tools/src/client/platform.js';
import { Session } from '../../tools/src/client/session.js';
import { record } from '../../tools/src/client/steps.js';
import { signIn } from '../../tools/src/sign-in/sign-in.js';

const program = join(import.meta.dirname, '../../tools/dist/audit/main.js');
const beside = { ...process.env, NODE_OPTIONS: '', DUCHA_HOME: process.env.E2E_HOME };

interface Ran {
  code: number;
  said: string;
}
const audit = (env: NodeJS.ProcessEnv, ...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });

describe('npm run audit', () => {
  const office = new Session(process.env.E2E_BASE_URL!, people.office, { patienceMs: 10_000 });
  let urls: Awaited<ReturnType<typeof databaseUrls>>;
  let itemId: string;
  let empty: string;
  /** As in a container: no platform of this checkout to be found, the databases by their addresses. */
  let elsewhere: NodeJS.ProcessEnv;

  const intoRows = async (database: keyof typeof urls, sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: urls[database] });
    await client.connect();
    try {
      await client.query(sql, [itemId]);
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    empty = mkdtempSync(join(tmpdir(), 'ducha-audit-'));
    urls = await databaseUrls(beside);
    elsewhere = {
      PATH: process.env.PATH,
      DUCHA_HOME: empty,
      ...Object.fromEntries(Object.entries(urls).map(([name, url]) => [`${name.toUpperCase()}_DATABASE_URL`, url])),
    };
    const recorded = await record(office, {
      title: '核对用事项',
      content: '请按要求办理。',
      sourceKind: 'LEADER_INSTRUCTION',
      sentence: '请办理。',
      reportDueAt: new Date(Date.now() + 10 * 86_400_000),
      completionDueAt: new Date(Date.now() + 20 * 86_400_000),
    });
    itemId = recorded.id;
    await eventually(async () => expect((await audit(elsewhere, '--rows-only', '--settle', '0')).code).toBe(0), {
      timeout: 60_000,
    });
  }, 90_000);
  afterAll(() => rmSync(empty, { recursive: true, force: true }));

  it('beside npm start needs no setting and compares rows and dashboards, also of past days', async () => {
    const { code, said } = await audit(beside);
    expect({ code, said }).toMatchObject({
      code: 0,
      said: expect.stringContaining('read as demo account region-clerk'),
    });
    expect(said).toMatch(/asked: now; \d+ filters; periods; as of \d{4}-12-31, \d{4}-\d\d-\d\d/);
  }, 240_000);

  it('elsewhere reads the dashboards with the token given, and says which unit it saw', async () => {
    const { accessToken } = await signIn(process.env.E2E_BASE_URL!, people.league);
    const env = { ...elsewhere, BASE_URL: process.env.E2E_BASE_URL, AUDIT_ACCESS_TOKEN: accessToken };
    const { code, said } = await audit(env);
    expect({ code, said }).toMatchObject({
      code: 0,
      said: expect.stringContaining('AUDIT_ACCESS_TOKEN: 152900000000'),
    });
  }, 240_000);

  it('names the setting that is missing', async () => {
    expect(await audit({ ...elsewhere, SCORING_DATABASE_URL: '' }, '--rows-only')).toMatchObject({
      code: 2,
      said: expect.stringContaining('SCORING_DATABASE_URL'),
    });
    expect(await audit({ ...elsewhere, BASE_URL: process.env.E2E_BASE_URL })).toMatchObject({
      code: 2,
      said: expect.stringContaining('AUDIT_ACCESS_TOKEN'),
    });
  });

  it('with rows only, names the column of a row that differs and what was not compared', async () => {
    await intoRows('reporting', `UPDATE item_row SET status = 'CANCELLED' WHERE id = $1`);
    try {
      const { code, said } = await audit(elsewhere, '--rows-only', '--settle', '0');
      expect(code).toBe(1);
      expect(said).toContain(`items ${itemId}: status shows CANCELLED, is DRAFT`);
      expect(said).toContain('not compared, because of --rows-only: the numbers of dashboards');
    } finally {
      await intoRows('reporting', `UPDATE item_row SET status = 'DRAFT' WHERE id = $1`);
    }
  }, 60_000);

  it('names the number of a dashboard that differs from the rows', async () => {
    await intoRows('intake', `UPDATE item SET status = 'CANCELLED' WHERE id = $1`);
    try {
      const { code, said } = await audit(beside, '--settle', '0');
      expect(code).toBe(1);
      expect(said).toMatch(/now: 内蒙古自治区.*: items\.byStatus\.DRAFT shows \d+, counted \d+/);
    } finally {
      await intoRows('intake', `UPDATE item SET status = 'DRAFT' WHERE id = $1`);
    }
  }, 240_000);
});

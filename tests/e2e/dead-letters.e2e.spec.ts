import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { eventually } from '@ducha/testing';
import pg from 'pg';
import { databaseUrls } from '../../tools/src/client/databases.js';
import { people } from '../../tools/src/client/platform.js';
import { Session } from '../../tools/src/client/session.js';
import * as steps from '../../tools/src/client/steps.js';

const env = { ...process.env, NODE_OPTIONS: '', DUCHA_HOME: process.env.E2E_HOME };
const poison = '不能入账的事项';

interface Ran {
  code: number;
  /** The last line, where it is JSON. */
  answer: unknown;
}

/** A maintenance command as an operator types it. */
function run(program: string, ...args: string[]): Promise<Ran> {
  const script = join(import.meta.dirname, '../../tools/dist', program, 'main.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (error, stdout) => {
      const last = stdout.trimEnd().split('\n').at(-1) ?? '';
      resolve({ code: error ? Number(error.code) : 0, answer: /^[[{]/.test(last) ? JSON.parse(last) : last });
    });
  });
}

describe('an event that cannot be handled', () => {
  let reporting: pg.Client;
  const office = new Session(process.env.E2E_BASE_URL!, people.office, { patienceMs: 10_000 });

  beforeAll(async () => {
    reporting = new pg.Client({ connectionString: (await databaseUrls(env)).reporting });
    await reporting.connect();
    // The defect: a rule of the read model that one fact breaks.
    await reporting.query(`ALTER TABLE item_row ADD CONSTRAINT poison CHECK (title <> '${poison}') NOT VALID`);
  });
  afterAll(async () => {
    await reporting.query('ALTER TABLE item_row DROP CONSTRAINT IF EXISTS poison');
    await reporting.end();
  });

  const recorded = async (title: string): Promise<string> => {
    const { id } = await steps.record(office, {
      title,
      content: '请按要求办理。',
      sourceKind: 'LEADER_INSTRUCTION',
      sentence: '请办理。',
      reportDueAt: new Date(Date.now() + 10 * 86_400_000),
      completionDueAt: new Date(Date.now() + 20 * 86_400_000),
    });
    await steps.submitItem(office, id);
    return id;
  };
  const versions = async (id: string): Promise<number[]> =>
    (await reporting.query<{ version: number }>('SELECT version FROM item_row WHERE id = $1', [id])).rows.map(
      ({ version }) => version,
    );
  const ofPoisoned = (id: string, events: unknown) =>
    (events as { aggregateId: string }[]).filter(({ aggregateId }) => aggregateId === id);

  it('parks its aggregate only, is listed and reconciled as such, and is replayed once its cause is gone', async () => {
    const poisoned = await recorded(poison);
    const sound = await recorded('可以入账的事项');
    await eventually(async () => expect(await versions(sound)).toEqual([2]), { timeout: 60_000 });

    await eventually(
      async () => {
        const { answer } = await run('dead-letters', 'reporting', 'list', '--json');
        expect(ofPoisoned(poisoned, answer)).toMatchObject([
          {
            consumer: 'reporting__intake',
            aggregateVersion: 1,
            reason: 'FAILED',
            error: expect.stringMatching(/poison/),
          },
          { consumer: 'reporting__intake', aggregateVersion: 2, reason: 'QUEUED' },
        ]);
        expect(answer).toHaveLength(2);
      },
      { timeout: 90_000 },
    );
    expect(await run('reconcile', 'reporting', '--json')).toMatchObject({
      code: 1,
      answer: { differences: [{ kind: 'COPY_PARKED', subject: 'reporting__intake', ids: [poisoned] }] },
    });

    await reporting.query('ALTER TABLE item_row DROP CONSTRAINT poison');
    expect(await run('dead-letters', 'reporting', 'replay', '--json')).toMatchObject({
      code: 0,
      answer: [{ aggregateId: poisoned, applied: 2, failure: null }],
    });
    expect(await versions(poisoned)).toEqual([2]);
    expect(await run('reconcile', 'reporting', '--json')).toMatchObject({ code: 0, answer: { outcome: 'AGREES' } });
  }, 300_000);
});

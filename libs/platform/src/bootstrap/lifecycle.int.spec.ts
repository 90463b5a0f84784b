import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostsRegisteredV1, ServiceStatus, UnitsRegisteredV1, type PostFacts, type UnitFacts } from '@ducha/contracts';
import { CommandTransaction } from '@ducha/messaging';
import { eventually, freePort, startNats, testNamespace } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { gate, notesService } from '../../test/notes-service.js';
import { clerk, league, office } from '../../test/organization.js';
import { PlatformScenario } from '../../test/platform-scenario.js';
import { Directory } from '../directory/directory.js';
import { dataSourceOptions } from './data-source-options.js';
import { describeService } from './create-app.js';
import { migrate } from './migrate.js';
import type { RunningService } from './serve.js';

let scenario: PlatformScenario;
let databaseUrl: string;

beforeAll(async () => {
  scenario = await PlatformScenario.start();
  databaseUrl = await scenario.database('intake');
});
afterAll(() => scenario.stop());

const failing = async (service: RunningService): Promise<unknown> => {
  const { status, body } = await scenario.send(service, 'GET', '/api/intake/health/ready');
  const checks = body.checks as { name: string; isOk: boolean; reason: string }[];
  expect(status).toBe(checks.every(({ isOk }) => isOk) ? 200 : 503);
  return Object.fromEntries(checks.filter(({ isOk }) => !isOk).map(({ name, reason }) => [name, reason]));
};

describe('readiness', () => {
  it('needs database, migrations and messaging', async () => {
    const service = await scenario.run('intake', scenario.config(databaseUrl));
    await eventually(async () => expect(await failing(service)).toEqual({}));
  });

  it('is false while NATS is away, and requests are still answered', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'ducha-nats-'));
    const port = await freePort();
    const service = await scenario.run(
      'intake',
      scenario.config(databaseUrl, { NATS_URL: `nats://127.0.0.1:${port}` }),
    );
    expect(await failing(service)).toEqual({ messaging: 'no connection to NATS' });
    const token = await scenario.identity.token(clerk.personId);
    expect((await scenario.send(service, 'POST', '/api/intake/notes', { token, body: { title: 'kept' } })).status).toBe(
      201,
    );

    const nats = await startNats({ dir, port });
    await eventually(async () => expect(await failing(service)).toEqual({}));
    await nats.stop();
    await eventually(async () => expect(await failing(service)).toEqual({ messaging: 'no connection to NATS' }));
    expect((await scenario.send(service, 'GET', '/api/intake/health/live')).status).toBe(200);
    await service.stop();
    await rm(dir, { recursive: true });
  });

  it('is false before the migrations', async () => {
    const dataSource = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize();
    const fresh = await scenario.run('intake', scenario.config(databaseUrl));
    await dataSource.query(`UPDATE migrations SET name = 'hidden' WHERE name = 'DirectoryTables1764000000002'`);
    expect(await failing(fresh)).toMatchObject({ migrations: 'not applied: DirectoryTables1764000000002' });
    await dataSource.query(`UPDATE migrations SET name = 'DirectoryTables1764000000002' WHERE name = 'hidden'`);
    await eventually(async () => expect(await failing(fresh)).toEqual({}));
    await dataSource.destroy();
  });

  it('in production demands that JetStream syncs every write', async () => {
    const service = await scenario.run('intake', scenario.config(databaseUrl, { PROFILE: 'production' }));
    await eventually(async () =>
      expect(await failing(service)).toEqual({ 'jetstream-sync': 'JetStream must run with sync_interval: always' }),
    );
    const unknown = await scenario.run(
      'intake',
      scenario.config(databaseUrl, { PROFILE: 'production', NATS_MONITOR_URL: '' }),
    );
    await eventually(async () =>
      expect(await failing(unknown)).toEqual({ 'jetstream-sync': expect.stringMatching(/NATS_MONITOR_URL/) }),
    );
  });
});

describe('work before serving', () => {
  it('has the database, and is done before anybody is answered', async () => {
    const port = await freePort();
    const isAnswered = (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${port}/api/intake/health/live`).then(
        ({ ok }) => ok,
        () => false,
      );
    const seen: unknown[] = [];
    await scenario.run('intake', scenario.config(databaseUrl, { PORT: String(port) }), {
      beforeServing: async (app) => {
        seen.push((await app.get(Directory).unit(league.id))?.name, await isAnswered());
      },
    });
    expect([...seen, await isAnswered()]).toEqual([league.name, false, true]);
  });
});

describe('shutdown', () => {
  it('turns readiness false first, finishes running requests, and then stops answering', async () => {
    const service = await scenario.run('intake', scenario.config(databaseUrl, { SHUTDOWN_DRAIN_MS: '400' }));
    const token = await scenario.identity.token(clerk.personId);
    const entered = once(gate, 'entered');
    const running = scenario.send(service, 'GET', '/api/intake/notes/gated', { token });
    await entered;

    const stopped = service.stop();
    expect(await failing(service)).toEqual({ process: 'shutting down' });
    await eventually(async () => {
      await expect(scenario.send(service, 'GET', '/api/intake/health/live')).rejects.toThrow();
    });
    gate.emit('opened');
    expect(await running).toMatchObject({ status: 200, body: { isDone: true } });
    await stopped;
  });
});

describe('an identity provider that comes late', () => {
  it('is asked again, and until then nobody is called a stranger', async () => {
    const port = await freePort();
    const service = await scenario.run(
      'intake',
      scenario.config(databaseUrl, { OIDC_JWKS_URI: `http://127.0.0.1:${port}/jwks` }),
    );
    const token = await scenario.identity.token(clerk.personId);
    const ask = () => scenario.send(service, 'GET', '/api/intake/notes/me', { token });
    expect(await ask()).toMatchObject({ status: 503, body: { rule: 'platform.sign-in.provider-unavailable' } });

    const keys = await (await fetch(`${scenario.identity.issuer}/jwks`)).text();
    const { createServer } = await import('node:http');
    const provider = createServer((_request, response) => response.end(keys)).listen(port, '127.0.0.1');
    await eventually(async () => expect((await ask()).status).toBe(200));
    provider.close();
  });
});

describe('the directory of another service', () => {
  it('follows the events, never goes back, and ends a revoked post', async () => {
    const own = { MESSAGING_NAMESPACE: testNamespace() };
    const producer = await scenario.run('intake', scenario.config(await scenario.database('intake'), own));
    const consumer = await scenario.run('tracking', scenario.config(await scenario.database('tracking'), own));
    const directory = consumer.app.get(Directory);
    const announce = (change: { units?: UnitFacts[]; posts?: PostFacts[] }) =>
      producer.app.get(CommandTransaction).run(async (tx) => {
        const aggregate = { id: randomUUID(), version: 1 };
        if (change.units) tx.emit(UnitsRegisteredV1, aggregate, { units: change.units });
        if (change.posts) tx.emit(PostsRegisteredV1, aggregate, { posts: change.posts });
      });
    const token = await scenario.identity.token(clerk.personId);
    const asked = async () => (await scenario.send(consumer, 'GET', '/api/tracking/status', { token })).status;
    expect(await asked()).toBe(403);

    // The same unit twice in one event: the later version counts.
    await announce({ units: [league, office, { ...league, name: '新名称', version: 3 }] });
    await announce({ posts: [clerk] });
    await eventually(async () => expect(await asked()).toBe(200));
    await announce({ units: [{ ...league, name: '旧名称', version: 2 }], posts: undefined });
    await announce({ posts: [{ ...clerk, version: 2, validTo: '2024-01-01' }] });
    await eventually(async () => expect(await asked()).toBe(403));

    expect(await directory.unit(league.id)).toMatchObject({
      name: '新名称',
      version: 3,
      validFrom: '2023-06-30',
      validTo: null,
    });
    expect([...(await directory.units([league.id, 'unknown'])).keys()]).toEqual([league.id]);
    expect(await directory.children('150000000000')).toMatchObject([{ id: league.id }]);
  });
});

describe('migrate', () => {
  it('applies each migration once, however many instances begin at the same time', async () => {
    const url = await scenario.database('tracking');
    const config = scenario.config(url);
    const dataSource = await new DataSource(dataSourceOptions(notesService('tracking', config), config)).initialize();
    const [last] = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
    await dataSource.undoLastMigration();
    await dataSource.destroy();
    const runs = await Promise.all([1, 2, 3].map(() => migrate(notesService('tracking', config), config)));
    expect(runs.flat()).toEqual([last?.name]);
  });
});

describe('what a service tells about itself', () => {
  it('serves the description of the events to everybody', async () => {
    const service = await scenario.run('intake', scenario.config(databaseUrl));
    const { status, body } = await scenario.send(service, 'GET', '/api/intake/asyncapi.json');
    expect({ status, body }).toMatchObject({ status: 200, body: { asyncapi: expect.stringMatching(/^3\./) } });
  });

  it('serves its OpenAPI 3.1 description to everybody, the same as without a database', async () => {
    const config = scenario.config(databaseUrl);
    const service = await scenario.run('intake', config);
    const { status, body } = await scenario.send(service, 'GET', '/api/intake/openapi.json');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      openapi: '3.1.0',
      security: [{ bearer: [] }],
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
        schemas: { Problem: { required: expect.arrayContaining(['rule', 'errors']) } },
      },
      paths: {
        '/api/intake/notes': {
          post: {
            operationId: 'Notes.create',
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    required: ['title'],
                    additionalProperties: false,
                    properties: { title: { type: 'string', maxLength: 20 } },
                  },
                },
              },
            },
            responses: {
              201: { content: { 'application/json': { schema: expect.anything() } } },
              default: { $ref: '#/components/responses/Problem' },
            },
          },
          get: {
            parameters: expect.arrayContaining([
              expect.objectContaining({ name: 'limit', in: 'query' }),
              { $ref: '#/components/parameters/PostId' },
            ]),
          },
        },
      },
    });
    for (const [, path = ''] of JSON.stringify(body).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = path
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], body);
      expect({ path, isFound: target !== undefined }).toEqual({ path, isFound: true });
    }
    expect(Object.keys(body.paths as object).join()).not.toMatch(/health|status|metrics/);
    expect(JSON.parse(JSON.stringify(await describeService(notesService('intake', config), config)))).toEqual(body);
  });

  it('gives Prometheus its measurements on its own port', async () => {
    const service = await scenario.run('intake', scenario.config(databaseUrl));
    await scenario.send(service, 'GET', '/api/intake/notes/me', {
      token: await scenario.identity.token(clerk.personId),
    });
    const page = await eventually(async () => {
      const { body } = await scenario.send(service, 'GET', '/metrics');
      expect(body.text).toMatch(/ducha_messaging_connected\S* 1/);
      return String(body.text);
    });
    expect(page).toMatch(
      /ducha_http_server_request_duration_seconds_count\{[^}]*http_route="\/api\/intake\/notes\/me"[^}]*http_response_status_code="200"[^}]*\} 1/,
    );
    expect(page).toMatch(/ducha_outbox_oldest_age_seconds\S* \d/);
    expect(page).toMatch(/ducha_dead_letters\S* 0/);
    expect(page).toMatch(/ducha_event_log_missing_months\S* 0/);
    expect(page).toMatch(/ducha_reconciliation_differences\S* 0/);
    expect(page).toMatch(/ducha_database_pool_connections\{[^}]*state="waiting"[^}]*\} 0/);
  });

  it('tells operators its status, and nobody else', async () => {
    const service = await scenario.run('intake', scenario.config(databaseUrl));
    const ask = async (personId: string) =>
      scenario.send(service, 'GET', '/api/intake/status', { token: await scenario.identity.token(personId) });
    await eventually(async () =>
      expect(await ask(clerk.personId)).toMatchObject({
        status: 200,
        body: {
          service: 'intake',
          messaging: { isConnected: true, outbox: { count: 0 }, deadLetters: { events: 0 } },
          pool: { waiting: 0 },
        },
      }),
    );
    const status = ServiceStatus.parse((await ask(clerk.personId)).body);
    expect(status.eventLog).toMatchObject({ missingMonths: [], strayEvents: 0 });
    expect(status.reconciliation).toMatchObject({ last: null, nextAt: expect.stringMatching(/T18:30:00.000Z$/) });
    expect((await ask('league-leader')).status).toBe(403);
  });
});

import { migrate, type RunningService, startService } from '@ducha/platform';
import { createTestDatabase, TestIdentity, testNamespace } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { type IntakeConfig, loadIntakeConfig } from '../src/config.js';
import { OrganizationLoader } from '../src/organization/organization-loader.js';
import { readOrganization } from '../src/organization/read-organization.js';
import { intakeService } from '../src/service-definition.js';

export interface Answer {
  status: number;
  type: string;
  // Bodies of every shape pass here; each test looks at what it asserts.
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

export interface RunningIntake {
  service: RunningService;
  config: IntakeConfig;
  dataSource: DataSource;
  loader: OrganizationLoader;
  /** GET below `/api/intake` with a real token of the person, or none for null. */
  get(path: string, personId: string | null, headers?: Record<string, string>): Promise<Answer>;
  /** Any other request, in the same way; `body` travels as JSON. */
  send(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    personId: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  identity: TestIdentity;
  stop(): Promise<void>;
}

/** Intake in this process, on its own database and messaging namespace of the test run's servers. */
export async function startIntake(environment: Record<string, string> = {}): Promise<RunningIntake> {
  const [database, identity] = await Promise.all([createTestDatabase('intake'), TestIdentity.start()]);
  const config = loadIntakeConfig({
    PROFILE: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '5',
    NATS_URL: process.env.TEST_NATS_URL,
    MESSAGING_NAMESPACE: testNamespace(),
    OIDC_ISSUER: identity.issuer,
    LOG_LEVEL: 'silent',
    ...environment,
  });
  await migrate(intakeService, config);
  const service = await startService(intakeService, config);
  const ask = async (path: string, personId: string | null, init: RequestInit): Promise<Answer> => {
    const bearer = personId === null ? {} : { authorization: `Bearer ${await identity.token(personId)}` };
    const headers = { ...bearer, ...init.headers };
    const response = await fetch(`${service.url}/api/intake${path}`, { ...init, headers });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: await response.json(),
    };
  };
  return {
    service,
    config,
    identity,
    get: (path, personId, headers = {}) => ask(path, personId, { headers }),
    send: (method, path, personId, body, headers = {}) =>
      ask(path, personId, {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    dataSource: service.app.get(DataSource),
    loader: service.app.get(OrganizationLoader, { strict: false }),
    async stop() {
      await service.stop();
      await identity.stop();
      await database.drop();
    },
  };
}

/** Loads the organization of the repository with the demonstration accounts. */
export async function loadDemoOrganization({ loader, config }: RunningIntake): Promise<void> {
  await loader.load(await readOrganization(config.DATA_DIR, true), '2026-03-02');
}

import { randomUUID } from 'node:crypto';
import { PostsRegisteredV1, UnitsRegisteredV1 } from '@ducha/contracts';
import { MessagingStatus } from '@ducha/messaging';
import { migrate, startService, type RunningService } from '@ducha/platform';
import { createTestDatabase, eventually, TestIdentity, testNamespace } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { loadReportingConfig } from '../src/config.js';
import { reportingService } from '../src/service-definition.js';
import { posts, Producer, units } from '@ducha/testing-events';

export interface Answer<T> {
  status: number;
  type: string;
  body: T;
}

/** Reporting in this process on its own database, and the three services it hears. */
export interface RunningReporting {
  service: RunningService;
  dataSource: DataSource;
  intake: Producer;
  tracking: Producer;
  scoring: Producer;
  identity: TestIdentity;
  get<T>(path: string, personId: string | null): Promise<Answer<T>>;
  /** Any other request below `/api/reporting`; `body` travels as JSON. */
  send<T>(method: string, path: string, personId: string, body?: unknown, headers?: object): Promise<Answer<T>>;
  /** A request whose answer is read by the caller. */
  open(path: string, personId: string, init?: RequestInit): Promise<Response>;
  getText(path: string, personId: string): Promise<Answer<string>>;
  /** Waits until nothing is left to publish or to consume and nothing was set aside. */
  settled(): Promise<void>;
  /** One more instance of the service on the same database and namespace. */
  replica(): Promise<RunningService>;
  stop(): Promise<void>;
}

export async function startReporting(environment: Record<string, string> = {}): Promise<RunningReporting> {
  const namespace = testNamespace();
  const [database, identity] = await Promise.all([createTestDatabase('reporting'), TestIdentity.start()]);
  const [intake, tracking, scoring] = await Promise.all([
    Producer.start('intake', namespace),
    Producer.start('tracking', namespace),
    Producer.start('scoring', namespace),
  ]);
  const config = loadReportingConfig({
    PROFILE: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '10',
    NATS_URL: process.env.TEST_NATS_URL,
    MESSAGING_NAMESPACE: namespace,
    OIDC_ISSUER: identity.issuer,
    LOG_LEVEL: 'silent',
    ...environment,
  });
  await migrate(reportingService, config);
  const service = await startService(reportingService, config);
  const dataSource = service.app.get(DataSource);
  const status = service.app.get(MessagingStatus);

  const request = async (path: string, personId: string | null, init: RequestInit = {}): Promise<Response> => {
    const bearer = personId === null ? {} : { authorization: `Bearer ${await identity.token(personId)}` };
    const headers = { ...bearer, ...init.headers } as Record<string, string>;
    return fetch(`${service.url}/api/reporting${path}`, { ...init, headers });
  };
  const running: RunningReporting = {
    service,
    dataSource,
    intake,
    tracking,
    scoring,
    identity,
    open: request,
    replica: () => startService(reportingService, config),
    async get<T>(path: string, personId: string | null) {
      const response = await request(path, personId);
      const type = response.headers.get('content-type') ?? '';
      return { status: response.status, type, body: (await response.json()) as T };
    },
    async send<T>(method: string, path: string, personId: string, body?: unknown, headers: object = {}) {
      const response = await request(path, personId, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      });
      const text = await response.text();
      const type = response.headers.get('content-type') ?? '';
      return { status: response.status, type, body: (text === '' ? null : JSON.parse(text)) as T };
    },
    async getText(path, personId) {
      const response = await request(path, personId);
      const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
      return { status: response.status, type: response.headers.get('content-type') ?? '', body };
    },
    async settled() {
      for (const producer of [intake, tracking, scoring]) await producer.published();
      await eventually(async () => {
        const { consumers, deadLetters } = await status.report();
        expect(deadLetters.events).toBe(0);
        return consumers.length === 3 && consumers.every((one) => one.pending === 0 && one.ackPending === 0);
      });
    },
    async stop() {
      await service.stop();
      await Promise.all([intake.stop(), tracking.stop(), scoring.stop()]);
      await identity.stop();
      await database.drop();
    },
  };
  await intake.emit(UnitsRegisteredV1, randomUUID(), { units });
  await intake.emit(PostsRegisteredV1, randomUUID(), { posts });
  await running.settled();
  return running;
}

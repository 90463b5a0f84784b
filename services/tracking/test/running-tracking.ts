import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '@ducha/messaging';
import { migrate, startService, type RunningService } from '@ducha/platform';
import { createTestDatabase, eventually, TestIdentity, testNamespace, type TestDatabase } from '@ducha/testing';
import type { PlannedAssignment } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { loadCalendarCommand } from '../src/calendar/calendar.command.js';
import { RuleBook } from '../src/clocks/rule-book.js';
import { loadTrackingConfig, type TrackingConfig } from '../src/config.js';
import { loadPoliciesCommand } from '../src/policies/load-policies.command.js';
import { trackingService } from '../src/service-definition.js';
import { IntakeProducer, type DispatchedItem } from './intake-producer.js';

export interface Answer {
  status: number;
  // Bodies of every shape pass here; each test looks at what it asserts.
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

export interface EventRow {
  type: string;
  version: number;
  actor: { personId: string } | null;
  data: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

const quiet = { PROFILE: 'test', PORT: '0', DATABASE_POOL_SIZE: '5', LOG_LEVEL: 'error', CLOCK_SCAN_INTERVAL_MS: '0' };

/** Tracking in this process, beside a producer of intake's events, on databases and a namespace of their own. */
export class RunningTracking {
  private readonly replicas: RunningService[] = [];

  private constructor(
    readonly config: TrackingConfig,
    readonly service: RunningService,
    readonly intake: IntakeProducer,
    private readonly identity: TestIdentity,
    private readonly databases: TestDatabase[],
  ) {}

  static async start(): Promise<RunningTracking> {
    const identity = await TestIdentity.start();
    const databases = [await createTestDatabase('tracking'), await createTestDatabase('tracking_intake')] as const;
    const namespace = testNamespace();
    const evidence = await mkdtemp(join(tmpdir(), 'ducha-evidence-'));
    const configFor = (database: TestDatabase): TrackingConfig =>
      loadTrackingConfig({
        ...quiet,
        DATABASE_URL: database.url,
        NATS_URL: process.env.TEST_NATS_URL,
        MESSAGING_NAMESPACE: namespace,
        OIDC_ISSUER: identity.issuer,
        EVIDENCE_DIR: evidence,
      });
    const config = configFor(databases[0]);
    await migrate(trackingService, config);
    const intake = await IntakeProducer.start(configFor(databases[1]));
    const running = new RunningTracking(config, await startService(trackingService, config), intake, identity, [
      ...databases,
    ]);
    await intake.registerOrganization();
    await eventually(async () => (await running.sql('SELECT 1 FROM post')).length > 0, { what: 'the organization' });
    return running;
  }

  /** Another replica on the same database. */
  async startReplica(change: Partial<TrackingConfig> = {}): Promise<RunningService> {
    const replica = await startService(trackingService, { ...this.config, ...change });
    this.replicas.push(replica);
    return replica;
  }

  /** Brings the calendar and the policies of the data folder into the database, as a platform does at its start. */
  async loadRules(): Promise<void> {
    for (const command of [loadCalendarCommand, loadPoliciesCommand])
      await command.run(this.service.app, [], this.config);
    await this.rulesRead();
  }

  /** Every replica knows what was imported. */
  async rulesRead(): Promise<void> {
    for (const service of [this.service, ...this.replicas]) await this.get(RuleBook, service).refresh();
  }

  get<T>(token: abstract new (...args: never[]) => T, service: RunningService = this.service): T {
    return service.app.get<T>(token as never, { strict: false });
  }

  /** Moves every clock of the service to this instant, until the next call; null: the real time again. */
  setTime(instant: Date | null): void {
    const clocks = [this.service, ...this.replicas].map((service) => this.get(Clock, service));
    for (const clock of clocks) clock.now = () => (instant ? new Date(instant) : new Date());
  }

  async send(
    method: 'GET' | 'POST',
    path: string,
    personId: string | null,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.service.url}/api/tracking${path}`, {
      method,
      headers: {
        ...(personId !== null && { authorization: `Bearer ${await this.identity.token(personId)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Sends bytes as they are. */
  async sendFile(
    path: string,
    personId: string | null,
    content: Buffer,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const { 'transfer-encoding': isChunked, ...others } = headers;
    const response = await fetch(`${this.service.url}/api/tracking${path}`, {
      method: 'POST',
      headers: {
        ...(personId !== null && { authorization: `Bearer ${await this.identity.token(personId)}` }),
        ...others,
      },
      body: isChunked ? new Blob([new Uint8Array(content)]).stream() : new Uint8Array(content),
      ...(isChunked && { duplex: 'half' }),
    } as RequestInit);
    return { status: response.status, body: await response.json() };
  }

  async download(path: string, personId: string): Promise<Response> {
    const headers = { authorization: `Bearer ${await this.identity.token(personId)}` };
    return fetch(`${this.service.url}/api/tracking${path}`, { headers });
  }

  read(path: string, personId: string): Promise<Answer> {
    return this.send('GET', path, personId);
  }

  /** Gives a command that must be accepted and answers the new representation. */
  async command(id: string, action: string, personId: string, body: unknown = {}): Promise<Answer['body']> {
    const answer = await this.send('POST', `/assignments/${id}/${action}`, personId, body);
    if (answer.status >= 300) throw new Error(`${action} by ${personId}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Gives a command that must be refused and answers status and rule. */
  async refusal(id: string, action: string, personId: string, body: unknown = {}): Promise<[number, string]> {
    const { status, body: problem } = await this.send('POST', `/assignments/${id}/${action}`, personId, body);
    return [status, problem.rule];
  }

  /** Dispatches an item and waits until its assignments are here. */
  async dispatched(assignments: PlannedAssignment[], change: object = {}): Promise<DispatchedItem> {
    const item = await this.intake.dispatch(assignments, change);
    const ids = assignments.map(({ assignmentId }) => assignmentId);
    await eventually(
      async () => (await this.sql('SELECT 1 FROM assignment WHERE id = ANY ($1)', [ids])).length === ids.length,
    );
    return item;
  }

  events(assignmentId: string): Promise<EventRow[]> {
    return this.sql<EventRow>(
      `SELECT type, aggregate_version AS version, actor, data FROM event_log
        WHERE aggregate_id = $1 ORDER BY aggregate_version`,
      [assignmentId],
    );
  }

  async eventNames(assignmentId: string): Promise<string[]> {
    return (await this.events(assignmentId)).map(({ type }) => type.split('.')[2]!);
  }

  sql<Row = Record<string, unknown>>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.service.app.get(DataSource).query<Row[]>(text, parameters);
  }

  async stop(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.stop()));
    await this.service.stop();
    await this.intake.stop();
    await this.identity.stop();
    await Promise.all(this.databases.map((database) => database.drop()));
    await rm(this.config.EVIDENCE_DIR, { recursive: true });
  }
}

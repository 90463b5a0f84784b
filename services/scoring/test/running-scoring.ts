import { randomUUID } from 'node:crypto';
import {
  AssignmentBecameOverdueV1,
  AssignmentDispatchedV1,
  PostsRegisteredV1,
  UnitsRegisteredV1,
} from '@ducha/contracts';
import type { AssignmentFacts, EventEnvelope } from '@ducha/contracts';
import { MessagingStatus } from '@ducha/messaging';
import { migrate, startService, type RunningService } from '@ducha/platform';
import { createTestDatabase, eventually, TestIdentity, testNamespace } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { loadScoringConfig } from '../src/config.js';
import type { ScoringConfig } from '../src/config.js';
import { loadRuleSetsCommand } from '../src/rule-sets/load-rule-sets.command.js';
import { scoringService } from '../src/service-definition.js';
import { posts, Producer, units } from '@ducha/testing-events';

export interface Answer<T> {
  status: number;
  type: string;
  body: T;
}

/** Scoring in this process on its own database, and the two services it hears. */
export interface RunningScoring {
  service: RunningService;
  config: ScoringConfig;
  dataSource: DataSource;
  intake: Producer;
  tracking: Producer;
  get<T>(path: string, personId: string | null): Promise<Answer<T>>;
  getText(path: string, personId: string): Promise<Answer<string>>;
  post<T>(path: string, personId: string | null, body: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  /** Delivers an assignment and lets its completion date pass; answers the facts. */
  missCompletion(changes: Partial<AssignmentFacts>, dueAt?: string): Promise<AssignmentFacts>;
  /** What scoring itself has emitted, oldest first. */
  emitted(): Promise<Pick<EventEnvelope, 'type' | 'aggregateId' | 'aggregateVersion' | 'data'>[]>;
  /** Waits until nothing is left to publish or to consume and nothing was set aside. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const lastLabel = (path: string): string => path.split('.').at(-1) ?? path;

export async function startScoring(): Promise<RunningScoring> {
  const namespace = testNamespace();
  const [database, identity] = await Promise.all([createTestDatabase('scoring'), TestIdentity.start()]);
  const [intake, tracking] = await Promise.all([
    Producer.start('intake', namespace),
    Producer.start('tracking', namespace),
  ]);
  const config = loadScoringConfig({
    PROFILE: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '10',
    NATS_URL: process.env.TEST_NATS_URL,
    MESSAGING_NAMESPACE: namespace,
    OIDC_ISSUER: identity.issuer,
    LOG_LEVEL: 'silent',
  });
  await migrate(scoringService, config);
  const service = await startService(scoringService, config);
  await loadRuleSetsCommand.run(service.app, [], config);
  const dataSource = service.app.get(DataSource);
  const status = service.app.get(MessagingStatus);

  const request = async (path: string, personId: string | null, init: RequestInit): Promise<Response> => {
    const bearer = personId === null ? {} : { authorization: `Bearer ${await identity.token(personId)}` };
    const headers = { ...(init.headers as Record<string, string> | undefined), ...bearer };
    return fetch(`${service.url}/api/scoring${path}`, { ...init, headers });
  };
  const send = async <T>(path: string, personId: string | null, init: RequestInit): Promise<Answer<T>> => {
    const response = await request(path, personId, init);
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, body: (await response.json()) as T };
  };
  const running: RunningScoring = {
    service,
    config,
    dataSource,
    intake,
    tracking,
    get: (path, personId) => send(path, personId, {}),
    async getText(path, personId) {
      const response = await request(path, personId, {});
      const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
      return { status: response.status, type: response.headers.get('content-type') ?? '', body };
    },
    post: (path, personId, body, headers = {}) =>
      send(path, personId, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async missCompletion(changes, dueAt = '2026-04-20T16:00:00.000Z') {
      const facts = { ...AssignmentDispatchedV1.example.assignment, id: uuidv7(), ...changes, completionDueAt: dueAt };
      const assignment = { ...facts, unitId: lastLabel(facts.unitPath) };
      await tracking.emit(AssignmentDispatchedV1, assignment.id, {
        assignment: { ...assignment, status: 'PENDING_ACK' },
      });
      const overdue = { assignment: { ...assignment, isOverdue: true }, dueAt };
      await tracking.emit(AssignmentBecameOverdueV1, assignment.id, { ...overdue, clock: 'REPORT' });
      await tracking.emit(AssignmentBecameOverdueV1, assignment.id, { ...overdue, clock: 'COMPLETION' });
      return assignment;
    },
    emitted: () =>
      dataSource.query(
        `SELECT type, aggregate_id AS "aggregateId", aggregate_version AS "aggregateVersion", data
         FROM event_log ORDER BY position`,
      ),
    async settled() {
      for (const producer of [intake, tracking]) await producer.published();
      await eventually(async () => {
        const { consumers, deadLetters } = await status.report();
        expect(deadLetters.events).toBe(0);
        return consumers.length === 2 && consumers.every((one) => one.pending === 0 && one.ackPending === 0);
      });
    },
    async stop() {
      await service.stop();
      await Promise.all([intake.stop(), tracking.stop()]);
      await identity.stop();
      await database.drop();
    },
  };
  await intake.emit(UnitsRegisteredV1, randomUUID(), { units });
  await intake.emit(PostsRegisteredV1, randomUUID(), { posts });
  await running.settled();
  return running;
}

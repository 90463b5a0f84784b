import { createTestDatabase, TestIdentity, testNamespace, type TestDatabase } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  loadConfig,
  migrate,
  serviceConfigShape,
  startService,
  upsertPosts,
  upsertUnits,
  type RunningService,
  type ServiceConfig,
  type StartOptions,
} from '../src/index.js';
import { createLogger } from '../src/logging/create-logger.js';
import { notesService } from './notes-service.js';
import { posts, units } from './organization.js';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Everything a spec of the bootstrap needs: an identity provider, databases, and services of its own on real servers. */
export class PlatformScenario {
  private readonly databases: TestDatabase[] = [];
  private readonly services: RunningService[] = [];
  readonly namespace = testNamespace();
  /** Lines the services logged. */
  readonly lines: Record<string, unknown>[] = [];

  private constructor(readonly identity: TestIdentity) {}

  static async start(): Promise<PlatformScenario> {
    return new PlatformScenario(await TestIdentity.start());
  }

  config(databaseUrl: string, change: Record<string, string> = {}): ServiceConfig {
    return loadConfig(z.object(serviceConfigShape), {
      PROFILE: 'test',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: '10',
      NATS_URL: process.env.TEST_NATS_URL ?? '',
      NATS_MONITOR_URL: process.env.TEST_NATS_MONITOR_URL ?? '',
      MESSAGING_NAMESPACE: this.namespace,
      OIDC_ISSUER: this.identity.issuer,
      LOG_LEVEL: 'info',
      BODY_LIMIT_KB: '16',
      ...change,
    });
  }

  /** A migrated database; the producer's also has its units and posts. */
  async database(name: 'intake' | 'tracking'): Promise<string> {
    const database = await createTestDatabase(`platform_${name}`);
    this.databases.push(database);
    const config = this.config(database.url);
    await migrate(notesService(name, config), config);
    if (name === 'intake') await this.fill(database.url);
    return database.url;
  }

  async run(name: 'intake' | 'tracking', config: ServiceConfig, options: StartOptions = {}): Promise<RunningService> {
    const logger = createLogger(name, config.LOG_LEVEL, {
      write: (line) => void this.lines.push(JSON.parse(line) as Record<string, unknown>),
    });
    const service = await startService(notesService(name, config), config, { logger, ...options });
    this.services.push(service);
    return service;
  }

  async send(
    service: RunningService,
    method: string,
    path: string,
    options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const { token, body, headers = {} } = options;
    const isText = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${service.url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isText ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : { text }) as Record<string, unknown>,
    };
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await Promise.all(this.databases.map((database) => database.drop()));
    await this.identity.stop();
  }

  private async fill(url: string): Promise<void> {
    const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
    await upsertUnits(dataSource.manager, units);
    await upsertPosts(dataSource.manager, posts);
    await dataSource.destroy();
  }
}

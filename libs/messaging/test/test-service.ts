import { Module } from '@nestjs/common';
import type { INestApplication, Provider, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { connectEvents, MessagingModule, messagingMigrations } from '../src/index.js';
import type { MessagingOptions } from '../src/index.js';

export interface ServiceSettings {
  databaseUrl: string;
  options: Omit<MessagingOptions, 'natsUrl'> & { natsUrl?: string };
  controllers?: Type[];
  providers?: Provider[];
  /** Providers of the library to replace, such as a publisher that dies at a chosen step. */
  replace?: Provider[];
  poolSize?: number;
  /** Connects handlers and infrastructure without consuming, as the command line does. */
  isIdle?: boolean;
}

export interface RunningTestService {
  app: INestApplication;
  dataSource: DataSource;
  get<T>(token: abstract new (...args: never[]) => T): T;
  sql<R>(query: string, parameters?: unknown[]): Promise<R[]>;
  stop(): Promise<void>;
}

/** One service of a test: the real library on real servers, with handlers of the spec. */
export async function startTestService(settings: ServiceSettings): Promise<RunningTestService> {
  const dataSource = await openDataSource(settings.databaseUrl, settings.poolSize);

  const natsUrl = settings.options.natsUrl ?? process.env.TEST_NATS_URL ?? '';
  const messaging = MessagingModule.forRoot({ drainTimeoutMs: 3_000, retryDelayMs: 20, ...settings.options, natsUrl });
  @Module({})
  class DatabaseModule {}
  @Module({
    imports: [
      {
        module: DatabaseModule,
        global: true,
        providers: [{ provide: DataSource, useValue: dataSource }],
        exports: [DataSource],
      },
      { ...messaging, providers: [...(messaging.providers ?? []), ...(settings.replace ?? [])] },
    ],
    controllers: settings.controllers ?? [],
    providers: settings.providers ?? [],
  })
  class TestServiceModule {}
  const app = await NestFactory.create(TestServiceModule, new FastifyAdapter(), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  connectEvents(app);
  await app.init();
  if (!settings.isIdle) await app.startAllMicroservices();
  let stopped: Promise<void> | undefined;
  return {
    app,
    dataSource,
    get: (token) => app.get(token as never),
    sql: (query, parameters) => dataSource.query(query, parameters),
    stop: () =>
      (stopped ??= (async () => {
        await app.close();
        await dataSource.destroy();
      })()),
  };
}

async function openDataSource(url: string, poolSize = 12): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    migrations: messagingMigrations,
  });
  await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    // Two instances of one service may start at once.
    await runner.query('SELECT pg_advisory_lock(1)');
    await dataSource.runMigrations();
    await runner.query('SELECT pg_advisory_unlock(1)');
  } finally {
    await runner.release();
  }
  return dataSource;
}

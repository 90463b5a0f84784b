import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { ServiceConfig } from '../config/service-config.js';
import { Readiness } from '../health/readiness.js';
import { createLogger } from '../logging/create-logger.js';
import { startTracing } from '../telemetry/tracing.js';
import { awaitSchema } from './await-schema.js';
import { createServiceApp } from './create-app.js';
import type { ServiceDefinition } from './service-definition.js';

export interface RunningService {
  app: NestFastifyApplication;
  /** Where it listens, such as `http://127.0.0.1:4101`. */
  url: string;
  /** Readiness turns false, requests finish, messaging drains, the database closes. */
  stop(): Promise<void>;
}

export interface StartOptions {
  logger?: Logger;
  /** Where spans go instead of `OTEL_EXPORTER_OTLP_ENDPOINT`, for tests. */
  spanProcessors?: SpanProcessor[];
  /** Work on the initialized application (database and messaging) before it listens and consumes. */
  beforeServing?: (app: NestFastifyApplication) => Promise<void>;
}

/**
 * Listens and consumes. Used by the command line and, in process, by integration tests.
 * @throws when the database cannot be reached or the port is taken; NATS and the identity provider may come later
 */
export async function startService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  { logger = createLogger(definition.name, config.LOG_LEVEL), spanProcessors, beforeServing }: StartOptions = {},
): Promise<RunningService> {
  const tracing = await startTracing({
    service: definition.name,
    endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
    spanProcessors,
  });
  const app = await createServiceApp(definition, config, { logger, tracing });
  try {
    if (beforeServing) {
      await app.init();
      await beforeServing(app);
    }
    await app.listen(config.PORT, config.HOST);
    await app.startAllMicroservices();
  } catch (error) {
    await app.close();
    throw error;
  }
  const stop = async (): Promise<void> => {
    app.get(Readiness).drain();
    if (config.SHUTDOWN_DRAIN_MS > 0) await pause(config.SHUTDOWN_DRAIN_MS);
    await app.close();
    await tracing.shutdown();
  };
  return { app, url: await app.getUrl(), stop };
}

/** Serves until SIGTERM or SIGINT. */
export async function serve<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  { beforeServing }: Pick<StartOptions, 'beforeServing'> = {},
): Promise<void> {
  const logger = createLogger(definition.name, config.LOG_LEVEL);
  await awaitSchema(definition, config, logger);
  const service = await startService(definition, config, { logger, beforeServing });
  logger.info({ url: service.url, profile: config.PROFILE }, 'ready to serve');
  let isStopping = false;
  const stop = (signal: string): void => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, 'shutting down');
    setTimeout(() => {
      logger.fatal('requests or handlers did not end in time');
      process.exit(1);
    }, config.SHUTDOWN_DRAIN_MS + config.SHUTDOWN_GRACE_MS).unref();
    service.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, 'the shutdown failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

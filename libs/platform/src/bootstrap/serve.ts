import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { ServiceConfig } from '../config/service-config.js';
import { Readiness } from '../health/readiness.js';
import { createLogger } from '../logging/create-logger.js';
import { createServiceApp } from './create-app.js';
import type { ServiceDefinition } from './service-definition.js';

export interface RunningService {
  app: NestFastifyApplication;
  /** Where it listens, such as `http://127.0.0.1:4101`. */
  url: string;
  /** Readiness turns false, requests finish, messaging drains, the database closes. */
  stop(): Promise<void>;
}

/** Listens and consumes. Used by the command line and, in process, by integration tests. */
export async function startService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  logger: Logger = createLogger(definition.name, config.LOG_LEVEL),
): Promise<RunningService> {
  const app = await createServiceApp(definition, config, logger);
  await app.listen(config.PORT, config.HOST);
  await app.startAllMicroservices();
  const stop = async (): Promise<void> => {
    app.get(Readiness).drain();
    await new Promise((resolve) => setTimeout(resolve, config.SHUTDOWN_DRAIN_MS));
    await app.close();
  };
  return { app, url: await app.getUrl(), stop };
}

/** Serves until SIGTERM or SIGINT. */
export async function serve<C extends ServiceConfig>(definition: ServiceDefinition<C>, config: C): Promise<void> {
  const logger = createLogger(definition.name, config.LOG_LEVEL);
  const service = await startService(definition, config, logger);
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

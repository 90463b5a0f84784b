import { asyncApiDocument } from '@ducha/contracts';
import { connectEvents } from '@ducha/messaging';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ServiceConfig } from '../config/service-config.js';
import { ContractValidationPipe } from '../http/contract-validation.pipe.js';
import { endConnectionsWhen } from '../http/drain.js';
import { acceptFiles } from '../http/file-body.js';
import { acceptJson } from '../http/json-body.js';
import { ProblemFilter, sendProblem } from '../http/problem.filter.js';
import { toProblemError } from '../http/to-problem.js';
import { limitRate } from '../http/rate-limit.js';
import { hookRequests, requestIdOf } from '../http/request-hooks.js';
import { Readiness } from '../health/readiness.js';
import { logAccess } from '../logging/access-log.js';
import { NestLogger } from '../logging/nest-logger.js';
import { openApiDocument } from '../openapi/openapi-document.js';
import { TokenVerifier } from '../sign-in/token-verifier.js';
import { Metrics } from '../telemetry/metrics.js';
import type { Tracing } from '../telemetry/tracing.js';
import { PlatformModule } from './platform.module.js';
import type { ServiceDefinition } from './service-definition.js';

export interface AppTools {
  logger: Logger;
  tracing: Tracing;
}

const prefixOf = (service: string): string => `api/${service}`;

function adapterFor(config: ServiceConfig): FastifyAdapter {
  return new FastifyAdapter({
    genReqId: requestIdOf,
    requestIdHeader: false,
    trustProxy: config.TRUST_PROXY,
    bodyLimit: config.BODY_LIMIT_KB * 1_024,
    forceCloseConnections: 'idle',
    // An address that cannot be decoded is refused before any hook or filter.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, toProblemError(error), request.id),
  });
}

/**
 * The whole service in the form it is served, not yet listening or consuming.
 * @throws when the database cannot be reached
 */
export async function createServiceApp<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  { logger, tracing }: AppTools,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    PlatformModule.forRoot(definition, config),
    adapterFor(config),
    {
      bodyParser: false,
      logger: new NestLogger(logger),
      abortOnError: false,
    },
  );
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  app.setGlobalPrefix(prefixOf(definition.name));
  app.useGlobalPipes(new ContractValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await tracing.traceRequests(fastify);
  acceptJson(fastify, config.BODY_LIMIT_KB * 1_024);
  acceptFiles(fastify, app.get(TokenVerifier));
  await limitRate(fastify, config, app.get(TokenVerifier));
  hookRequests(fastify);
  logAccess(fastify, logger);
  const readiness = app.get(Readiness);
  endConnectionsWhen(fastify, () => readiness.isDraining);
  if (config.METRICS) app.get(Metrics).attach(fastify);
  serveDescriptions(app, fastify, definition.name);
  connectEvents(app);
  return app;
}

/** What the service offers, and the events of all services. Built on first request: a start does not have to wait for it. */
function serveDescriptions(app: NestFastifyApplication, fastify: FastifyInstance, service: string): void {
  const serve = (name: string, describe: () => object): void => {
    let document: string | undefined;
    fastify.get(`/${prefixOf(service)}/${name}`, (_request, reply) => {
      document ??= JSON.stringify(describe());
      void reply.type('application/json').send(document);
    });
  };
  serve('openapi.json', () => openApiDocument(app, service));
  serve('asyncapi.json', asyncApiDocument);
}

/** The description of a service without its database: nothing is instantiated. */
export async function describeService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
): Promise<object> {
  const app = await NestFactory.create<NestFastifyApplication>(
    PlatformModule.forRoot(definition, config),
    adapterFor(config),
    {
      logger: false,
      abortOnError: false,
      preview: true,
    },
  );
  app.setGlobalPrefix(prefixOf(definition.name));
  const document = openApiDocument(app, definition.name);
  await app.close();
  return document;
}

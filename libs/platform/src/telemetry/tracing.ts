import { createRequire } from 'node:module';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import type { FastifyInstance } from 'fastify';

export interface TracingOptions {
  service: string;
  /** Base address of an OTLP receiver over HTTP; `/v1/traces` is appended. */
  endpoint?: string;
  /** Where spans go instead of the endpoint, for tests. */
  spanProcessors?: SpanProcessor[];
}

export interface Tracing {
  /** Makes each request a span that continues the caller's trace. Before any route or hook is registered. */
  traceRequests(fastify: FastifyInstance): Promise<void>;
  /** Sends what is buffered. */
  shutdown(): Promise<void>;
}

export const noTracing: Tracing = { traceRequests: async () => {}, shutdown: async () => {} };

/** Starts OpenTelemetry. Nothing of it is loaded where traces have nowhere to go: the SDK costs 0.3 s and 40 MB. */
export async function startTracing(options: TracingOptions): Promise<Tracing> {
  if (options.endpoint === undefined && options.spanProcessors === undefined) return noTracing;
  const [{ NodeSDK }, { OTLPTraceExporter }, http, pg, undici, { default: fastifyOtel }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/instrumentation-http'),
    import('@opentelemetry/instrumentation-pg'),
    import('@opentelemetry/instrumentation-undici'),
    import('@fastify/otel'),
  ]);
  const sdk = new NodeSDK({
    serviceName: `ducha-${options.service}`,
    ...(options.spanProcessors
      ? { spanProcessors: options.spanProcessors }
      : { traceExporter: new OTLPTraceExporter({ url: `${options.endpoint?.replace(/\/$/, '')}/v1/traces` }) }),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [
      new http.HttpInstrumentation({
        ignoreIncomingRequestHook: ({ url }) => /\/(health\/\w+|metrics)$/.test(url ?? ''),
      }),
      new undici.UndiciInstrumentation(),
      new pg.PgInstrumentation({ requireParentSpan: true }),
    ],
  });
  sdk.start();
  patchLoadedModules();
  const instrumentation = new fastifyOtel.FastifyOtelInstrumentation({
    instrumentHooks: false,
    instrumentHandler: false,
    // The query string stays out of traces: searches can hold names.
    requestHook: (span, request) => span.setAttribute('url.path', request.url.split('?')[0] ?? ''),
  });
  return {
    traceRequests: async (fastify) => {
      await fastify.register(instrumentation.plugin());
    },
    shutdown: () => sdk.shutdown(),
  };
}

/** The instrumentations patch a module when it is required. Ours are long imported, so they are required once more; the patched prototypes are shared. */
function patchLoadedModules(): void {
  const require = createRequire(import.meta.url);
  require('node:http');
  require('pg');
}

import type { BatchObservableResult, Histogram, Meter } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { FastifyInstance } from 'fastify';

const secondBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Measurements of one service, read by Prometheus from `GET /metrics` on the service's own port; the edge does not route it. */
export class Metrics {
  private readonly exporter = new PrometheusExporter({
    preventServerStart: true,
    prefix: 'ducha',
    withoutScopeInfo: true,
    withoutTargetInfo: true,
  });
  private readonly provider = new MeterProvider({ readers: [this.exporter] });
  readonly meter: Meter = this.provider.getMeter('@ducha/platform');
  private readonly requests: Histogram = this.meter.createHistogram('http.server.request.duration.seconds', {
    description: 'Time from the first byte of a request to the last of its answer',
    advice: { explicitBucketBoundaries: secondBuckets },
  });

  /** Serves the page and times every request by its route, never by its address. */
  attach(fastify: FastifyInstance): void {
    fastify.get('/metrics', (request, reply) => {
      reply.hijack();
      this.exporter.getMetricsRequestHandler(request.raw, reply.raw);
    });
    fastify.addHook('onResponse', (request, reply, done) => {
      this.requests.record(reply.elapsedTime / 1_000, {
        'http.request.method': request.method,
        'http.route': request.routeOptions.url ?? 'unmatched',
        'http.response.status_code': reply.statusCode,
      });
      done();
    });
  }

  /**
   * Gauges that are read only when somebody scrapes.
   * @param gauges name to description
   * @param read current values by gauge name, each with its attributes
   */
  observe(
    gauges: Record<string, string>,
    read: () => Promise<Record<string, [value: number, attributes: Record<string, string>][]>>,
  ): void {
    const instruments = Object.entries(gauges).map(
      ([name, description]) => [name, this.meter.createObservableGauge(name, { description })] as const,
    );
    this.meter.addBatchObservableCallback(
      async (result: BatchObservableResult) => {
        const values = await read();
        for (const [name, gauge] of instruments)
          for (const [value, attributes] of values[name] ?? []) result.observe(gauge, value, attributes);
      },
      instruments.map(([, gauge]) => gauge),
    );
  }

  shutdown(): Promise<void> {
    return this.provider.shutdown();
  }
}

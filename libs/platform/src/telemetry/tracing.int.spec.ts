import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { eventually } from '@ducha/testing';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { clerk, leagueId } from '../../test/organization.js';
import { PlatformScenario } from '../../test/platform-scenario.js';
import { Directory } from '../directory/directory.js';

const traceId = `${'a'.repeat(31)}1`;
const callersSpanId = '00f067aa0ba902b7';
const exporter = new InMemorySpanExporter();
let scenario: PlatformScenario;

/** `fetch` is itself traced in this process and would send a trace context of its own. */
async function post(url: string, headers: Record<string, string>, body: unknown): Promise<number> {
  const call = request(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
  call.end(JSON.stringify(body));
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

beforeAll(async () => {
  scenario = await PlatformScenario.start();
});
afterAll(() => scenario.stop());

describe('one trace', () => {
  it('leads from the caller over HTTP, outbox and JetStream to the consumer of another service', async () => {
    // One SDK per process: it records the spans of both services.
    const producer = await scenario.run('intake', scenario.config(await scenario.database('intake')), {
      spanProcessors: [new SimpleSpanProcessor({ exporter })],
    });
    const consumer = await scenario.run('tracking', scenario.config(await scenario.database('tracking')));
    const authorization = `Bearer ${await scenario.identity.token(clerk.personId)}`;
    const traceparent = `00-${traceId}-${callersSpanId}-01`;
    const status = await post(
      `${producer.url}/api/intake/notes?secret=1`,
      { authorization, traceparent, 'x-request-id': 'traced-request' },
      { title: '追踪' },
    );
    expect(status).toBe(201);
    await eventually(async () => expect(await consumer.app.get(Directory).unit(leagueId)).not.toBeNull());

    await eventually(() => {
      const spans = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);
      const named = (name: string) => spans.find((span) => span.name === name);
      const received = named('request');
      const published = named('publish intake.units.registered.v1');
      const processed = named('process intake.units.registered.v1');
      expect(received?.parentSpanContext?.spanId).toBe(callersSpanId);
      expect(published?.parentSpanContext?.spanId).toBe(received?.spanContext().spanId);
      expect(processed?.parentSpanContext?.traceId).toBe(traceId);
      expect(received?.attributes).toMatchObject({ 'http.response.status_code': 201, 'url.path': '/api/intake/notes' });
    });
  });

  it('stands in the log lines of the request', () => {
    expect(scenario.lines.find((line) => line.requestId === 'traced-request')).toMatchObject({
      context: 'Access',
      traceId,
    });
  });
});

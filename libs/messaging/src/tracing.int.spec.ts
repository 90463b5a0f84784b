import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SpanKind, context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { TracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { eventually } from '@ducha/testing';
import { Behaviour, ItemScenario, changeItem, newItemId, seenRows } from '../test/item-scenario.js';

describe('one trace', () => {
  const exporter = new InMemorySpanExporter();
  const contextManager = new AsyncLocalStorageContextManager().enable();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  let scenario: ItemScenario;

  beforeAll(async () => {
    context.setGlobalContextManager(contextManager);
    trace.setGlobalTracerProvider(provider);
    scenario = await ItemScenario.create();
  });
  afterAll(async () => {
    await scenario.end();
    trace.disable();
    context.disable();
    await provider.shutdown();
  });

  it('joins the command, the publishing of its event and its handling', async () => {
    const producer = await scenario.startProducer();
    const consumer = await scenario.startConsumer();
    let inHandler: string | undefined;
    consumer.app.get(Behaviour).before = () => {
      inHandler = trace.getActiveSpan()?.spanContext().traceId;
    };
    const command = trace.getTracer('test').startSpan('POST /api/intake/items', { kind: SpanKind.SERVER });
    await context.with(trace.setSpan(context.active(), command), () => changeItem(producer, newItemId()));
    command.end();
    await eventually(async () => expect(await seenRows(consumer)).toHaveLength(1));

    const { traceId } = command.spanContext();
    const [publish, process] = await eventually(() => {
      const spans = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);
      const named = (name: string) => spans.find((span) => span.name === name);
      const found = [named('publish intake.item.recorded.v1'), named('process intake.item.recorded.v1')];
      return found.every(Boolean) ? found : null;
    }).then((spans) => spans ?? []);
    expect(publish?.kind).toBe(SpanKind.PRODUCER);
    expect(publish?.parentSpanContext?.spanId).toBe(command.spanContext().spanId);
    expect(process?.kind).toBe(SpanKind.CONSUMER);
    expect(process?.parentSpanContext?.spanId).toBe(publish?.spanContext().spanId);
    expect(inHandler).toBe(traceId);
  });
});

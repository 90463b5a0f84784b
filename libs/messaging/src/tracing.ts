import { ROOT_CONTEXT, TraceFlags, context, isSpanContextValid, trace } from '@opentelemetry/api';
import type { Context, SpanContext } from '@opentelemetry/api';

/**
 * W3C trace context by hand: it is stored with the event and must survive without a propagator being registered, so that
 * HTTP, outbox, JetStream and consumer join in one trace however late the event is delivered.
 */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

export const tracer = () => trace.getTracer('@ducha/messaging');

export function formatTraceparent(span: SpanContext): string | undefined {
  if (!isSpanContextValid(span)) return undefined;
  return `00-${span.traceId}-${span.spanId}-${(span.traceFlags & 0xff).toString(16).padStart(2, '0')}`;
}

/** The trace context of the active span; undefined when nothing is traced. */
export function currentTraceparent(): string | undefined {
  const span = trace.getSpan(context.active());
  return span && formatTraceparent(span.spanContext());
}

/** The context a span continues: the producer's where it is known, otherwise a new trace. */
export function contextFrom(traceparent: string | undefined | null): Context {
  const match = TRACEPARENT.exec(traceparent ?? '');
  if (!match) return ROOT_CONTEXT;
  const [, traceId = '', spanId = '', flags = ''] = match;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED,
    isRemote: true,
  });
}

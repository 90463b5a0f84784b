import { commandContext } from '@ducha/messaging';
import { trace } from '@opentelemetry/api';
import { pino, type Logger } from 'pino';
import type { RequestContext } from '../http/request-context.js';

/** Joins a line to its request and trace. */
function correlation(): object {
  const request = commandContext.current() as RequestContext | undefined;
  const span = trace.getActiveSpan()?.spanContext();
  return {
    ...(request && { requestId: request.requestId }),
    ...(span && { traceId: span.traceId }),
  };
}

/** Where tokens and personal data would stand if an error object carried its request along. */
const redacted = [
  '*.authorization',
  '*.cookie',
  '*.token',
  '*.phone',
  'err.config',
  'err.parameters',
  'err.driverError.detail',
  'err.driverError.where',
  'err.query',
];

/** JSON lines on stdout. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: (_object, _level, logger) => ('requestId' in logger.bindings() ? {} : correlation()),
    redact: { paths: redacted, censor: '[redacted]' },
  });
}

import { createParser } from 'eventsource-parser';
import { apiStream, type QueryParams } from '../../app/http.js';

/** Three heartbeats of the service (`LIVE_HEARTBEAT_MS`) and a little: after that a connection is taken for dead. */
const silenceMs = 50_000;

export interface StreamReader {
  /** The service has accepted; events may come. */
  opened: () => void;
  event: (name: string, data: unknown) => void;
}

/**
 * Reads a `text/event-stream` until it ends, is aborted, or has been silent for too long. `EventSource` cannot carry the token in
 * a header, and a token does not belong into an address.
 * @throws ApiProblem for a refusal
 */
export async function readEventStream(
  path: string,
  params: QueryParams,
  reader: StreamReader,
  signal: AbortSignal,
): Promise<void> {
  const silence = new AbortController();
  const stop = () => silence.abort();
  signal.addEventListener('abort', stop, { once: true });
  let watch = window.setTimeout(stop, silenceMs);
  try {
    const response = await apiStream(path, params, 'text/event-stream', silence.signal);
    const body = response.body?.getReader();
    if (!body) return;
    reader.opened();
    const parser = createParser({
      onEvent: ({ event, data }) => reader.event(event ?? 'message', JSON.parse(data) as unknown),
    });
    const decoder = new TextDecoder();
    for (let part = await body.read(); !part.done; part = await body.read()) {
      window.clearTimeout(watch);
      watch = window.setTimeout(stop, silenceMs);
      parser.feed(decoder.decode(part.value, { stream: true }));
    }
  } finally {
    window.clearTimeout(watch);
    signal.removeEventListener('abort', stop);
  }
}

import { DiscardPolicy, JetStreamApiError, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Context } from '@ducha/contracts';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { streamName, streamSubjects } from './naming.js';
import type { NatsSession } from './nats-link.js';

const DUPLICATE_WINDOW_MS = 600_000;
const STREAM_NAME_IN_USE = 10058;
export const STREAM_NOT_FOUND = 10059;

export const isApiError = (error: unknown, ...codes: number[]): boolean =>
  error instanceof JetStreamApiError && codes.includes(error.code);

function configOf(options: ResolvedMessagingOptions, context: Context): Partial<StreamConfig> & { name: string } {
  return {
    name: streamName(options.namespace, context),
    subjects: [streamSubjects(options.namespace, context)],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.Old,
    num_replicas: options.replicas,
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    max_age: nanos(options.streamMaxAgeDays * 86_400_000),
  };
}

/**
 * Makes sure the stream of a context exists; producers and consumers call it alike, in any order and at the same time.
 * Only the producer (`isOwner`) brings an existing stream to the present settings.
 */
export async function ensureStream(
  session: NatsSession,
  options: ResolvedMessagingOptions,
  context: Context,
  isOwner: boolean,
): Promise<void> {
  const config = configOf(options, context);
  const { streams } = session.manager;
  try {
    const { config: existing } = await streams.info(config.name);
    const differs = (Object.keys(config) as (keyof typeof config)[]).some(
      (key) => JSON.stringify(existing[key as keyof StreamConfig]) !== JSON.stringify(config[key]),
    );
    if (isOwner && differs) await streams.update(config.name, { ...existing, ...config });
  } catch (error) {
    if (!isApiError(error, STREAM_NOT_FOUND)) throw error;
    await streams.add(config).catch((addError: unknown) => {
      if (!isApiError(addError, STREAM_NAME_IN_USE)) throw addError;
    });
  }
}

import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { ResolvedMessagingOptions, Subscription } from '../messaging-options.js';
import { aggregateSubjects, durableName, streamName } from './naming.js';
import type { NatsSession } from './nats-link.js';
import { isApiError } from './streams.js';

const CONSUMER_EXISTS = 10148;

/**
 * Makes the durable consumer of a subscription, or brings one made by an earlier version to the present settings; where it stands in the
 * stream stays.
 */
export async function ensureConsumer(
  session: NatsSession,
  options: ResolvedMessagingOptions,
  { context, aggregates }: Subscription,
): Promise<void> {
  const stream = streamName(options.namespace, context);
  const name = durableName(options.service, context);
  const settings = {
    ack_wait: nanos(options.ackWaitMs),
    max_ack_pending: options.maxAckPending,
    max_deliver: -1,
    filter_subjects: aggregates.map((aggregate) => aggregateSubjects(options.namespace, context, aggregate)),
  };
  try {
    await session.manager.consumers.add(stream, {
      ...settings,
      durable_name: name,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
    });
  } catch (error) {
    if (!isApiError(error, CONSUMER_EXISTS)) throw error;
    await session.manager.consumers.update(stream, name, settings);
  }
}

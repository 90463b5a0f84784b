import { Inject, Injectable } from '@nestjs/common';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { ensureConsumer } from './consumers.js';
import { durableName, streamName } from './naming.js';
import { NatsLink } from './nats-link.js';
import { ensureStream } from './streams.js';

/** Makes the streams and durable consumers of a service before it runs, so that an autoscaler finds them and nothing waits for the first start. */
@Injectable()
export class StreamSetup {
  constructor(
    private readonly link: NatsLink,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /**
   * Waits for NATS; what exists is brought to the present settings and keeps its messages and positions.
   * @returns the names of streams and consumers that stand now
   */
  async ensure(): Promise<{ streams: string[]; consumers: string[] }> {
    const { publishes, subscribes, namespace, service } = this.options;
    const session = await this.link.ready;
    const contexts = new Set([...(publishes ? [publishes] : []), ...subscribes.map(({ context }) => context)]);
    for (const context of contexts) await ensureStream(session, this.options, context, context === publishes);
    for (const subscription of subscribes) await ensureConsumer(session, this.options, subscription);
    return {
      streams: [...contexts].map((context) => streamName(namespace, context)),
      consumers: subscribes.map(({ context }) => durableName(service, context)),
    };
  }
}

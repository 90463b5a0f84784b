import { Inject, Injectable, Logger } from '@nestjs/common';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';
import { broadcastSubject } from './naming.js';
import { NatsLink } from './nats-link.js';

/**
 * Word to every instance of this service, the sender included, over core NATS: at most once, kept nowhere, lost where NATS is
 * away. For hints such as "read again", never for facts.
 */
@Injectable()
export class Broadcast {
  private readonly logger = new Logger(Broadcast.name);

  constructor(
    private readonly link: NatsLink,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  send(topic: string, message: unknown): void {
    const connection = this.link.current?.connection;
    if (!connection || connection.isClosed() || connection.isDraining()) return;
    connection.publish(broadcastSubject(this.options.namespace, this.options.service, topic), JSON.stringify(message));
  }

  /** Listens from the first connection to NATS until the process shuts down. */
  listen(topic: string, heard: (message: unknown) => void): void {
    const subject = broadcastSubject(this.options.namespace, this.options.service, topic);
    void this.link.ready
      .then(({ connection }) =>
        connection.subscribe(subject, {
          callback: (error, message) => {
            if (error) this.logger.warn(`broadcasts of ${topic} are not received: ${error.message}`);
            else heard(message.json());
          },
        }),
      )
      .catch(() => undefined);
  }
}

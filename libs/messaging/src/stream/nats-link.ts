import { setTimeout as pause } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { backoffMs, within } from '../pacing.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ResolvedMessagingOptions } from '../messaging-options.js';

const RECONNECT_MS = 500;

export interface NatsSession {
  connection: NatsConnection;
  jetStream: JetStreamClient;
  manager: JetStreamManager;
}

/** The one NATS connection of a process. A service starts and takes commands while NATS is away; this keeps trying. */
@Injectable()
export class NatsLink implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(NatsLink.name);
  private readonly stop = new AbortController();
  private settle: { resolve: (session: NatsSession) => void; reject: (error: Error) => void } | undefined;
  private readonly opened = new Promise<NatsSession>((resolve, reject) => {
    this.settle = { resolve, reject };
  });
  private session: NatsSession | undefined;
  private readonly whenBack = new Set<() => void>();
  private isUp = false;

  constructor(@Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions) {
    this.opened.catch(() => undefined);
  }

  onModuleInit(): void {
    void this.open();
  }

  get isConnected(): boolean {
    return this.isUp;
  }

  get serverVersion(): string | null {
    return this.session?.connection.info?.version ?? null;
  }

  /** Resolves once the first connection stands; rejects when the process shuts down before. */
  get ready(): Promise<NatsSession> {
    return this.opened;
  }

  /** The session where one was ever opened; it reconnects by itself. */
  get current(): NatsSession | undefined {
    return this.session;
  }

  /** Calls back each time a lost connection is back: what the server was asked before, it may never answer. */
  onReconnect(listener: () => void): void {
    this.whenBack.add(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    this.settle?.reject(new Error('shut down before NATS was reached'));
    const connection = this.session?.connection;
    this.isUp = false;
    if (!connection || connection.isClosed()) return;
    await within(this.options.drainTimeoutMs, connection.drain());
    await connection.close();
  }

  private async open(): Promise<void> {
    for (let failures = 1; !this.stop.signal.aborted; failures += 1) {
      try {
        const connection = await connect({
          ...serversOf(this.options.natsUrl),
          name: this.options.service,
          timeout: 3_000,
          maxReconnectAttempts: -1,
          ignoreAuthErrorAbort: true,
          reconnectTimeWait: RECONNECT_MS,
          pingInterval: 10_000,
        });
        if (this.stop.signal.aborted) return await connection.close();
        const manager = await jetstreamManager(connection, { checkAPI: false });
        this.session = { connection, jetStream: jetstream(connection), manager };
        this.isUp = true;
        void this.watch(connection);
        this.logger.log(`connected to NATS ${connection.info?.version ?? ''} at ${connection.getServer()}`);
        this.settle?.resolve(this.session);
        return;
      } catch (error) {
        if (failures === 1 || failures % 20 === 0) this.logger.warn(`NATS is not reachable: ${String(error)}`);
        await pause(backoffMs(failures, 100, 2_000), undefined, { signal: this.stop.signal }).catch(() => undefined);
      }
    }
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') {
        this.isUp = false;
        if (!this.stop.signal.aborted) this.logger.warn('connection to NATS lost');
      } else if (status.type === 'reconnect') {
        this.isUp = true;
        this.logger.log('connection to NATS is back');
        for (const listener of this.whenBack) listener();
      }
    }
  }
}

/** Comma-separated URLs as connection options; `nats://user:password@host` or `nats://token@host` also says who connects. */
export function serversOf(natsUrl: string): { servers: string[]; user?: string; pass?: string; token?: string } {
  const urls = natsUrl.split(',').map((url) => new URL(url.trim()));
  const servers = urls.map((url) => `${url.protocol}//${url.host}`);
  const [name, password] = [urls[0]?.username ?? '', urls[0]?.password ?? ''].map(decodeURIComponent);
  if (!name) return { servers };
  return password ? { servers, user: name, pass: password } : { servers, token: name };
}

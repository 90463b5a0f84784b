import { Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Context, EventDefinition, EventEnvelope } from '@ducha/contracts';
import { CommandTransaction, EventLogReader, MessagingModule, messagingMigrations } from '@ducha/messaging';
import { createTestDatabase, eventually } from '@ducha/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { connect, headers } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

/** Another service as its consumers see it: real transactions, a real event log, a real relay, and no rules of its own. */
export class Producer {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly app: INestApplicationContext,
    private readonly namespace: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async start(context: Context, namespace: string): Promise<Producer> {
    const database = await createTestDatabase(`${context}_producer`);
    @Module({
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: database.url,
          poolSize: 4,
          migrations: messagingMigrations,
          migrationsRun: true,
        }),
        MessagingModule.forRoot({
          service: context,
          publishes: context,
          subscribes: [],
          projectionTables: [],
          natsUrl: process.env.TEST_NATS_URL ?? '',
          namespace,
        }),
      ],
    })
    class ProducerModule {}
    const app = await NestFactory.createApplicationContext(ProducerModule, { logger: ['error'], abortOnError: false });
    return new Producer(app, namespace, () => database.drop());
  }

  /** Emits the aggregate's next event in a transaction of its own. */
  async emit<S extends z.ZodType>(event: EventDefinition<S>, aggregateId: string, data: z.infer<S>): Promise<void> {
    const version = (this.versions.get(aggregateId) ?? 0) + 1;
    await this.app.get(CommandTransaction).run((tx) => {
      tx.emit(event, { id: aggregateId, version }, data);
      return Promise.resolve(null);
    });
    this.versions.set(aggregateId, version);
  }

  /** Everything of these aggregate types that was emitted, oldest first. */
  async log(aggregateTypes: string[]): Promise<EventEnvelope[]> {
    const page = await this.app.get(EventLogReader).after('0', aggregateTypes, 500);
    return page.events;
  }

  /** Waits until the relay has put everything that was emitted on the stream. */
  async published(): Promise<void> {
    const dataSource = this.app.get(DataSource);
    await eventually(async () => (await dataSource.query<unknown[]>('SELECT FROM outbox')).length === 0);
  }

  /** Puts events on the stream once more in the given order, under message ids JetStream has not seen. */
  async redeliver(events: EventEnvelope[]): Promise<void> {
    const nats = await connect({ servers: process.env.TEST_NATS_URL });
    for (const [index, event] of events.entries()) {
      const header = headers();
      header.set('Nats-Msg-Id', `again-${index}-${event.id}`);
      header.set('ce-specversion', '1.0');
      header.set('ce-id', event.id);
      header.set('ce-source', 'test');
      header.set('ce-type', event.type);
      header.set('ce-time', event.occurredAt);
      header.set('ce-aggregatetype', event.aggregateType);
      header.set('ce-aggregateid', event.aggregateId);
      header.set('ce-aggregateversion', String(event.aggregateVersion));
      // A request, because JetStream's answer says that the message is stored.
      await nats.request(`${this.namespace}.${event.type}`, JSON.stringify(event.data), {
        timeout: 5_000,
        headers: header,
      });
    }
    await nats.drain();
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.dropDatabase();
  }
}

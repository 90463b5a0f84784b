import {
  AssignmentDispatchedV1,
  type AssignmentFacts,
  type AssignmentStatus,
  type EventDefinition,
  type EventEnvelope,
  type ItemView,
  type TaskView,
} from '@ducha/contracts';
import { CommandTransaction, connectEvents, MessagingModule, messagingMigrations } from '@ducha/messaging';
import { createTestDatabase } from '@ducha/testing';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import type { IntakeConfig } from '../src/config.js';

/** Speaks for `tracking`: the real outbox, relay and stream, with events written down by the test instead of decided. */
export class TrackingProducer {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly transactions: CommandTransaction,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(config: IntakeConfig): Promise<TrackingProducer> {
    const database = await createTestDatabase('tracking');
    const migrations = messagingMigrations;
    const dataSource = new DataSource({ type: 'postgres', url: database.url, poolSize: 3, migrations });
    await dataSource.initialize();
    await dataSource.runMigrations();
    @Module({})
    class DatabaseModule {}
    const providers = [{ provide: DataSource, useValue: dataSource }];
    @Module({
      imports: [
        { module: DatabaseModule, global: true, providers, exports: [DataSource] },
        MessagingModule.forRoot({
          service: 'tracking',
          publishes: 'tracking',
          subscribes: [],
          projectionTables: [],
          natsUrl: config.NATS_URL,
          namespace: config.MESSAGING_NAMESPACE,
        }),
      ],
    })
    class TrackingModule {}
    const app = await NestFactory.create(TrackingModule, new FastifyAdapter(), {
      logger: ['error'],
      abortOnError: false,
    });
    connectEvents(app);
    await app.init();
    await app.startAllMicroservices();
    return new TrackingProducer(app.get(CommandTransaction), async () => {
      await app.close();
      await dataSource.destroy();
      await database.drop();
    });
  }

  /** Delivers every task of the item, as `tracking` does when it hears of the dispatch. */
  async deliver(item: ItemView): Promise<void> {
    for (const lead of item.decomposition?.leads ?? []) {
      await this.report(AssignmentDispatchedV1, item, lead, 'PENDING_ACK');
      for (const support of lead.supports) {
        await this.report(AssignmentDispatchedV1, item, support, 'PENDING_ACK', {
          role: 'SUPPORT',
          leadAssignmentId: lead.assignmentId,
        });
      }
    }
  }

  /** One event of one assignment, in its own transaction. */
  async report(...said: Parameters<TrackingProducer['next']>): Promise<void> {
    const { definition, aggregate, data } = this.next(...said);
    await this.transactions.run((tx) => {
      tx.emit(definition, aggregate, data);
      return Promise.resolve();
    });
  }

  /** The same as it arrives, without sending it. */
  arriving(occurredAt: string, ...said: Parameters<TrackingProducer['next']>): EventEnvelope {
    const { definition, aggregate, data } = this.next(...said);
    return {
      id: uuidV7(),
      type: definition.type,
      aggregateType: definition.aggregateType,
      aggregateId: aggregate.id,
      aggregateVersion: aggregate.version,
      occurredAt,
      actor: null,
      traceparent: `00-${uuidV7().replaceAll('-', '')}-00f067aa0ba902b7-01`,
      data,
    };
  }

  private next(
    definition: EventDefinition,
    item: Pick<ItemView, 'id'>,
    task: Pick<TaskView, 'assignmentId' | 'unit'>,
    status: AssignmentStatus,
    changes: Partial<AssignmentFacts> & { reason?: string } = {},
  ) {
    const version = (this.versions.get(task.assignmentId) ?? 0) + 1;
    this.versions.set(task.assignmentId, version);
    const example = definition.example as { assignment: AssignmentFacts };
    const { reason, ...facts } = changes;
    const assignment = {
      ...example.assignment,
      id: task.assignmentId,
      itemId: item.id,
      unitId: task.unit.id,
      unitPath: pathOf(task.unit.id),
      status,
      ...facts,
    };
    const data = { ...example, assignment, ...(reason !== undefined && { reason }) };
    return { definition, aggregate: { id: task.assignmentId, version }, data };
  }
}

/** Path of a unit of the demo branch, from its code. */
function pathOf(unitId: string): string {
  const [code = unitId] = unitId.split('_');
  const above = [`${code.slice(0, 2)}0000000000`, `${code.slice(0, 4)}00000000`, `${code.slice(0, 6)}000000`, code];
  const line = [...new Set(above)];
  return [...line, ...(unitId === code ? [] : [unitId])].join('.');
}

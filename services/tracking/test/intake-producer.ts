import {
  ItemDispatchedV1,
  ItemReopenedV1,
  ItemResumedV1,
  ItemRevokedV1,
  ItemSuspendedV1,
  PostsRegisteredV1,
  UnitsRegisteredV1,
} from '@ducha/contracts';
import type { ItemFacts, PlannedAssignment } from '@ducha/contracts';
import { CommandTransaction, MessagingModule, messagingMigrations } from '@ducha/messaging';
import { DirectoryModule, DirectoryTables1764000000002, PostRow, UnitRow } from '@ducha/platform';
import { messagingConnection, migrate, startService } from '@ducha/platform';
import type { RunningService, ServiceConfig, ServiceDefinition } from '@ducha/platform';
import { Module } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { paths, posts, unitIds, units } from './organization.js';

@Module({})
class ProducerModule {}

/** The producer's side of the stream: intake's events through its own database, outbox and relay, without intake's rules. */
const producerService = (config: ServiceConfig): ServiceDefinition => ({
  name: 'intake',
  module: () => ({
    module: ProducerModule,
    imports: [
      MessagingModule.forRoot({
        service: 'intake',
        publishes: 'intake',
        subscribes: [],
        projectionTables: [],
        drainTimeoutMs: 2_000,
        ...messagingConnection(config),
      }),
      DirectoryModule.forRoot({ consumes: false }),
    ],
  }),
  loadConfig: () => config,
  dataSource: ({ DATABASE_URL }) => ({
    type: 'postgres',
    url: DATABASE_URL,
    entities: [UnitRow, PostRow],
    migrations: [...messagingMigrations, DirectoryTables1764000000002],
  }),
});

const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString();

/** One row of a breakdown; the report is due in 10 days and completion in 30 unless said otherwise. */
export function planned(unit: keyof typeof unitIds, change: Partial<PlannedAssignment> = {}): PlannedAssignment {
  return {
    assignmentId: uuidV7(),
    unitId: unitIds[unit],
    unitPath: paths[unit],
    role: 'LEAD',
    leadAssignmentId: null,
    task: '建成并投用储备库',
    responsiblePerson: { name: '乌兰', title: '负责人', phone: null },
    reportDueAt: days(10),
    completionDueAt: days(30),
    ...change,
  };
}

export interface DispatchedItem {
  item: ItemFacts;
  assignments: PlannedAssignment[];
}

export class IntakeProducer {
  private readonly versions = new Map<string, number>();

  private constructor(private readonly service: RunningService) {}

  static async start(config: ServiceConfig): Promise<IntakeProducer> {
    const definition = producerService(config);
    await migrate(definition, config);
    return new IntakeProducer(await startService(definition, config));
  }

  async registerOrganization(): Promise<void> {
    const transaction = this.service.app.get(CommandTransaction);
    await transaction.run(async (tx) => {
      tx.emit(UnitsRegisteredV1, { id: uuidV7(), version: 1 }, { units });
      tx.emit(PostsRegisteredV1, { id: uuidV7(), version: 1 }, { posts });
    });
  }

  /** Publishes an item of the region that was dispatched with these assignments. */
  async dispatch(assignments: PlannedAssignment[], change: Partial<ItemFacts> = {}): Promise<DispatchedItem> {
    const item: ItemFacts = {
      ...ItemDispatchedV1.example.item,
      id: uuidV7(),
      status: 'DISPATCHED',
      itemNo: '150000-2026-LI-000007',
      ...change,
    };
    await this.emit(item, ItemDispatchedV1, {
      requirement: '按期报告落实情况',
      noticeNumber: '内政督通〔2026〕7号',
      assignments,
    });
    return { item, assignments };
  }

  reopen({ item }: DispatchedItem, assignments: PlannedAssignment[]): Promise<void> {
    const breakdown = { requirement: '限期整改', noticeNumber: '内政督通〔2026〕8号', assignments };
    return this.emit(item, ItemReopenedV1, { ...breakdown, reason: '回头看发现未落实' });
  }

  suspend({ item }: DispatchedItem): Promise<void> {
    return this.emit(item, ItemSuspendedV1, { reason: '等待上级政策' });
  }

  resume({ item }: DispatchedItem): Promise<void> {
    return this.emit(item, ItemResumedV1, { reason: '政策已明确' });
  }

  revoke({ item }: DispatchedItem): Promise<void> {
    return this.emit(item, ItemRevokedV1, { reason: '事项重复' });
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  private async emit(
    item: ItemFacts,
    event: Parameters<Parameters<Parameters<CommandTransaction['run']>[0]>[0]['emit']>[0],
    data: object,
  ): Promise<void> {
    const version = (this.versions.get(item.id) ?? 0) + 1;
    this.versions.set(item.id, version);
    await this.service.app.get(CommandTransaction).run(async (tx) => {
      tx.emit(event, { id: item.id, version }, { item, ...data });
    });
  }
}

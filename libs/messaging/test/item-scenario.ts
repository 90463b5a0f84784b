import { Controller, Injectable } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ItemApprovedV1, ItemRecordedV1, ItemRevisedV1, ItemSubmittedV1 } from '@ducha/contracts';
import type { EventDefinition, EventEnvelope } from '@ducha/contracts';
import { createTestDatabase, testNamespace } from '@ducha/testing';
import type { TestDatabase } from '@ducha/testing';
import { v7 as uuidV7 } from 'uuid';
import type { z } from 'zod';
import { CommandTransaction, EventContext } from '../src/index.js';
import type { MessagingOptions } from '../src/index.js';
import { startTestService } from './test-service.js';
import type { RunningTestService, ServiceSettings } from './test-service.js';

type ItemData = z.infer<typeof ItemRecordedV1.schema>;

/** What a spec makes the consumer's handlers do before they write. */
@Injectable()
export class Behaviour {
  before: (event: EventEnvelope) => Promise<void> | void = () => undefined;
  inTransaction: (context: EventContext) => Promise<void> = () => Promise.resolve();
}

/** Writes one row per handled event, without any guard of its own: doubles and disorder show. `submitted` has no handler. */
@Controller()
export class SeenController {
  constructor(private readonly behaviour: Behaviour) {}

  @EventPattern<string>(ItemRecordedV1.type)
  onRecorded(@Payload() data: ItemData, @Ctx() context: EventContext): Promise<void> {
    return this.see(data, context);
  }

  @EventPattern<string>(ItemRevisedV1.type)
  onRevised(@Payload() data: ItemData, @Ctx() context: EventContext): Promise<void> {
    return this.see(data, context);
  }

  @EventPattern<string>(ItemApprovedV1.type)
  onApproved(@Payload() data: ItemData, @Ctx() context: EventContext): Promise<void> {
    return this.see(data, context);
  }

  private async see(data: ItemData, context: EventContext): Promise<void> {
    const { envelope, tx } = context;
    await this.behaviour.before(envelope);
    await this.behaviour.inTransaction(context);
    await tx.manager.query('INSERT INTO seen (aggregate_id, version, type, title) VALUES ($1, $2, $3, $4)', [
      envelope.aggregateId,
      envelope.aggregateVersion,
      envelope.type,
      data.item.title,
    ]);
  }
}

type ScenarioSettings = Partial<Omit<ServiceSettings, 'options'>> & { options?: Partial<MessagingOptions> };

/** Two services on databases and a namespace of their own: `intake` produces item events, `tracking` consumes them. */
export class ItemScenario {
  readonly namespace = testNamespace();
  private readonly running: RunningTestService[] = [];

  private constructor(
    readonly producerDatabase: TestDatabase,
    readonly consumerDatabase: TestDatabase,
  ) {}

  static async create(): Promise<ItemScenario> {
    return new ItemScenario(await createTestDatabase('producer'), await createTestDatabase('consumer'));
  }

  async startProducer(settings: ScenarioSettings = {}): Promise<RunningTestService> {
    return this.track({
      databaseUrl: this.producerDatabase.url,
      ...settings,
      options: this.options('intake', settings.options),
    });
  }

  async startConsumer(settings: ScenarioSettings = {}): Promise<RunningTestService> {
    const service = await this.track({
      databaseUrl: this.consumerDatabase.url,
      controllers: [SeenController],
      providers: [Behaviour],
      ...settings,
      options: this.options('tracking', settings.options),
    });
    return service;
  }

  /** Stops every service and drops the databases. */
  async end(): Promise<void> {
    await Promise.all(this.running.map((service) => service.stop()));
    await Promise.all([this.producerDatabase.drop(), this.consumerDatabase.drop()]);
  }

  private options(service: 'intake' | 'tracking', given: Partial<MessagingOptions> = {}): ServiceSettings['options'] {
    return {
      service,
      publishes: service,
      subscribes: service === 'tracking' ? [{ context: 'intake', aggregates: ['item'] }] : [],
      projectionTables: service === 'tracking' ? ['seen'] : [],
      namespace: this.namespace,
      ...given,
    };
  }

  private async track(settings: ServiceSettings): Promise<RunningTestService> {
    await prepareTables(settings.databaseUrl);
    const service = await startTestService(settings);
    this.running.push(service);
    return service;
  }
}

async function prepareTables(url: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    CREATE TABLE IF NOT EXISTS seen (
      id bigint GENERATED ALWAYS AS IDENTITY, aggregate_id text, version integer, type text, title text);
    CREATE TABLE IF NOT EXISTS item (id text PRIMARY KEY, version integer NOT NULL);`);
  await client.end();
}

const VERSIONS: readonly EventDefinition<typeof ItemRecordedV1.schema>[] = [
  ItemRecordedV1,
  ItemSubmittedV1,
  ItemApprovedV1,
];

/** What the item's event of this version is: recorded, submitted (which nobody handles), approved, then revised again and again. */
export const definitionOf = (version: number) => VERSIONS[version - 1] ?? ItemRevisedV1;

export const itemData = (id: string, title: string): ItemData => ({
  item: { ...ItemRecordedV1.example.item, id, title },
});

/** One command as services write them: lock the row, add one to its version, emit that version's event. */
export async function changeItem(producer: RunningTestService, id: string, title = 'change'): Promise<number> {
  return producer.get(CommandTransaction).run(async (tx) => {
    const [row] = await tx.manager.query<{ version: number }[]>(
      `INSERT INTO item (id, version) VALUES ($1, 1)
       ON CONFLICT (id) DO UPDATE SET version = item.version + 1 RETURNING version`,
      [id],
    );
    const version = row?.version ?? 0;
    tx.emit(definitionOf(version), { id, version }, itemData(id, `${title} ${version}`));
    return version;
  });
}

export const newItemId = (): string => uuidV7();

export interface SeenRow {
  aggregate_id: string;
  version: number;
  type: string;
  title: string;
}

export const seenRows = (consumer: RunningTestService): Promise<SeenRow[]> =>
  consumer.sql<SeenRow>('SELECT aggregate_id, version, type, title FROM seen ORDER BY id');

/** Versions in the order they were handled, per aggregate. */
export async function seenVersions(consumer: RunningTestService): Promise<Map<string, number[]>> {
  const versions = new Map<string, number[]>();
  for (const row of await seenRows(consumer)) {
    versions.set(row.aggregate_id, [...(versions.get(row.aggregate_id) ?? []), row.version]);
  }
  return versions;
}

/** The versions a correct consumer has handled of an item at `version`: all but the second, which has no handler. */
export const handledUpTo = (version: number): number[] =>
  Array.from({ length: version }, (_, index) => index + 1).filter((each) => each !== 2);

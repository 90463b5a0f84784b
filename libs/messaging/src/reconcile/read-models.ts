import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AggregateVersion } from '../event-log/event-log-protocol.js';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ComparedTable, ResolvedMessagingOptions } from '../messaging-options.js';
import type { Differences } from './differences.js';

const PAGE = 1_000;

/** The read models among the compared tables. */
@Injectable()
export class ReadModels {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /** One comparison for each read model made from events of these aggregate types. */
  async begin(consumer: string, aggregates: string[], differences: Differences): Promise<ReadModelComparison[]> {
    const tables = this.options.comparedTables.filter(({ aggregate }) => aggregates.includes(aggregate));
    return Promise.all(tables.map((table) => ReadModelComparison.begin(this.dataSource, consumer, table, differences)));
  }
}

/** Compares a read model with the positions of its consumer: both commit together, so one statement sees one moment. */
export class ReadModelComparison {
  private seen = 0;

  private constructor(
    private readonly dataSource: DataSource,
    private readonly consumer: string,
    private readonly model: Required<Omit<ComparedTable, 'countedBy'>>,
    private readonly differences: Differences,
    private readonly rowsBefore: number,
  ) {}

  static async begin(
    dataSource: DataSource,
    consumer: string,
    table: ComparedTable,
    differences: Differences,
  ): Promise<ReadModelComparison> {
    const [row] = await dataSource.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table.table}`);
    const model = { idColumn: 'id', keepsEveryVersion: true, ...table };
    return new ReadModelComparison(dataSource, consumer, model, differences, row?.count ?? 0);
  }

  /** Compares the rows of these aggregates; those of other types are left out. */
  async compare(aggregates: AggregateVersion[]): Promise<void> {
    const { table, idColumn, aggregate, keepsEveryVersion } = this.model;
    const ids = aggregates.filter(({ type }) => type === aggregate).map(({ id }) => id);
    const rows = await this.dataSource.query<{ id: string; version: number; row_version: number | null }[]>(
      `SELECT p.aggregate_id AS id, p.version, m.version AS row_version
         FROM consumer_position p LEFT JOIN ${table} m ON m.${idColumn} = p.aggregate_id::uuid
        WHERE p.consumer = $1 AND p.aggregate_id = ANY ($2) AND p.version > 0`,
      [this.consumer, ids],
    );
    for (const { id, version, row_version } of rows) {
      if (row_version === null) this.differences.note('MODEL_MISSING', table, id);
      else if (keepsEveryVersion ? row_version !== version : row_version > version)
        this.differences.note('MODEL_VERSION', table, id);
    }
    this.seen += rows.filter(({ row_version }) => row_version !== null).length;
    this.differences.checked(table, rows.length);
  }

  /** Looks for rows nothing accounts for; only where more rows were there than have been met. */
  async findUnknown(): Promise<void> {
    if (this.seen >= this.rowsBefore) return;
    const { table, idColumn } = this.model;
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.dataSource.query<{ id: string; is_known: boolean }[]>(
        `SELECT m.id, EXISTS (SELECT FROM consumer_position p
                               WHERE p.consumer = $1 AND p.aggregate_id = m.id::text AND p.version > 0) AS is_known
           FROM (SELECT ${idColumn} AS id FROM ${table} WHERE ${idColumn} > $2 ORDER BY ${idColumn} LIMIT ${PAGE}) m
          ORDER BY m.id`,
        [this.consumer, after],
      );
      for (const { id, is_known } of rows) if (!is_known) this.differences.note('MODEL_UNKNOWN', table, id);
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }
}

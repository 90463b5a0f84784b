import type { DataSource, EntityManager } from 'typeorm';

/** Schema of the tables that are being made; a run that was killed leaves it behind, and the next one begins anew. */
export const besideSchema = 'rebuild';
const replacedSchema = 'replaced';
/** Where consumers keep how far they are and what they set aside: as much a part of the projections as their rows. */
const positionTables = ['consumer_position', 'dead_letter'];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface IndexDefinition {
  index: string;
  /** Name and definition of the constraint the index belongs to; null for an index of its own. */
  constraint: string | null;
  constraintSql: string | null;
  indexSql: string;
}

/** The projection tables of a service once more, empty, in a schema of their own, and their exchange for those in use. */
export class TablesBeside {
  private readonly tables: readonly string[];

  constructor(
    private readonly dataSource: DataSource,
    projectionTables: readonly string[],
    private readonly consumers: readonly string[],
  ) {
    this.tables = [...projectionTables, ...positionTables];
  }

  /** With primary keys and unique constraints only: further indexes cost less when the rows are there. */
  async create(): Promise<void> {
    await this.dataSource.query(`DROP SCHEMA IF EXISTS ${besideSchema} CASCADE`);
    await this.dataSource.query(`CREATE SCHEMA ${besideSchema}`);
    for (const table of this.tables) {
      await this.dataSource.query(
        `CREATE TABLE ${besideSchema}.${quoted(table)} (LIKE public.${quoted(table)} INCLUDING DEFAULTS
           INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING STATISTICS)`,
      );
      await this.copySettings(table);
      for (const { constraint, constraintSql } of await this.indexesOf(table))
        if (constraint !== null)
          await this.dataSource.query(
            `ALTER TABLE ${besideSchema}.${quoted(table)} ADD CONSTRAINT ${quoted(constraint)} ${constraintSql ?? ''}`,
          );
    }
    for (const table of positionTables)
      await this.dataSource.query(
        `INSERT INTO ${besideSchema}.${table} SELECT * FROM public.${table} WHERE consumer <> ALL ($1)`,
        [this.consumers],
      );
  }

  /** Makes the further indexes of tables that are filled, and their statistics. Rows may be read meanwhile, and other tables written. */
  async finish(
    beside: DataSource,
    {
      only = this.tables,
      without = [],
    }: {
      only?: readonly string[];
      without?: readonly string[];
    },
  ): Promise<void> {
    for (const table of only.filter((one) => !without.includes(one))) {
      for (const { constraint, indexSql } of await this.indexesOf(table))
        if (constraint === null) await beside.query(indexSql.replace(/ ON public\./, ` ON ${besideSchema}.`));
      await beside.query(`ANALYZE ${besideSchema}.${quoted(table)}`);
    }
  }

  /**
   * Exchanges the tables. Live consumption stands still meanwhile, reading waits for the last moment only.
   * @param bringUp brings in what live consumption applied and the new tables do not have yet
   */
  async exchange(
    bringUp: (behind: { consumer: string; aggregateId: string; from: number; to: number }[]) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      // Every handler's transaction begins at its position: waiting for that table lets the running ones end first.
      await manager.query('LOCK TABLE public.consumer_position IN ACCESS EXCLUSIVE MODE');
      await bringUp(await this.behind(manager));
      await manager.query(`CREATE SCHEMA ${replacedSchema}`);
      for (const table of this.tables) {
        await manager.query(`ALTER TABLE public.${quoted(table)} SET SCHEMA ${replacedSchema}`);
        await manager.query(`ALTER TABLE ${besideSchema}.${quoted(table)} SET SCHEMA public`);
      }
      await manager.query(`DROP SCHEMA ${replacedSchema} CASCADE`);
      await manager.query(`DROP SCHEMA ${besideSchema} CASCADE`);
    });
  }

  private behind(manager: EntityManager) {
    return manager.query<{ consumer: string; aggregateId: string; from: number; to: number }[]>(
      `SELECT live.consumer, live.aggregate_id AS "aggregateId", coalesce(made.version, 0) + 1 AS "from", live.version AS "to"
         FROM public.consumer_position live
         LEFT JOIN ${besideSchema}.consumer_position made
           ON made.consumer = live.consumer AND made.aggregate_id = live.aggregate_id
        WHERE live.consumer = ANY ($1) AND live.version > coalesce(made.version, 0) AND NOT coalesce(made.is_parked, false)`,
      [this.consumers],
    );
  }

  /** Storage parameters and statistics targets, which LIKE leaves out. */
  private async copySettings(table: string): Promise<void> {
    const [{ options } = { options: null }] = await this.dataSource.query<{ options: string[] | null }[]>(
      'SELECT reloptions AS options FROM pg_class WHERE oid = $1::regclass',
      [`public.${quoted(table)}`],
    );
    if (options)
      await this.dataSource.query(`ALTER TABLE ${besideSchema}.${quoted(table)} SET (${options.join(', ')})`);
    const targets = await this.dataSource.query<{ name: string; target: number }[]>(
      'SELECT attname AS name, attstattarget AS target FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attstattarget >= 0',
      [`public.${quoted(table)}`],
    );
    for (const { name, target } of targets)
      await this.dataSource.query(
        `ALTER TABLE ${besideSchema}.${quoted(table)} ALTER COLUMN ${quoted(name)} SET STATISTICS ${target}`,
      );
  }

  private indexesOf(table: string): Promise<IndexDefinition[]> {
    return this.dataSource.query<IndexDefinition[]>(
      `SELECT i.indexrelid::regclass::text AS index, c.conname AS constraint, pg_get_constraintdef(c.oid) AS "constraintSql",
              pg_get_indexdef(i.indexrelid) AS "indexSql"
         FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype IN ('p', 'u')
        WHERE i.indrelid = $1::regclass ORDER BY index`,
      [`public.${quoted(table)}`],
    );
  }
}

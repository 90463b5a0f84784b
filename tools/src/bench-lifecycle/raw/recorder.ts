import type { Client } from 'pg';
import { openClient } from '../open-client.js';
import type { Change, Column, Shapes } from './change.js';

/** Rows that are renewed by time, whatever the load: leases of the relay, settled lamps, bookkeeping of migrations. */
const timed = ['outbox_shard', 'relay_instance', 'lamp_settling', 'migrations'];

const install = `
  CREATE SCHEMA bench_recording;
  CREATE TABLE bench_recording.change (
    sequence bigserial PRIMARY KEY, transaction text NOT NULL, statement_at timestamptz NOT NULL,
    relation text NOT NULL, operation text NOT NULL, before jsonb, after jsonb);
  CREATE FUNCTION bench_recording.record() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    INSERT INTO bench_recording.change (transaction, statement_at, relation, operation, before, after)
    VALUES (pg_current_xact_id()::text, statement_timestamp(), TG_ARGV[0], TG_OP,
            CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
    RETURN NULL;
  END
  $body$;
  DO $body$
  DECLARE relation text;
  BEGIN
    FOR relation IN SELECT relname FROM pg_class
                     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                       AND relname <> ALL (string_to_array('${timed.join(',')}', ','))
    LOOP
      EXECUTE format('CREATE TRIGGER bench_recording AFTER INSERT OR UPDATE OR DELETE ON %I
                      FOR EACH ROW EXECUTE FUNCTION bench_recording.record(%L)', relation, relation);
    END LOOP;
  END
  $body$`;

const remove = 'DROP SCHEMA IF EXISTS bench_recording CASCADE';

export interface Recording {
  changes: Change[];
  shapes: Shapes;
}

/**
 * Runs `work` and answers every row change it caused in the databases, whatever statement made it. Triggers record them; they
 * are there only as long as `work` runs, which must end when nothing more follows from it.
 */
export async function recording(urls: Record<string, string>, work: () => Promise<void>): Promise<Recording> {
  const clients = await Promise.all(
    Object.entries(urls).map(async ([database, url]) => ({ database, client: await openClient(url) })),
  );
  try {
    for (const { client } of clients) await client.query(`${remove}; ${install}`);
    await work();
    const changes: Change[] = [];
    const shapes: Shapes = {};
    for (const { database, client } of clients) {
      changes.push(...(await changesOf(client, database)));
      shapes[database] = await shapesOf(client);
    }
    return { changes, shapes };
  } finally {
    for (const { client } of clients) {
      await client.query(remove);
      await client.end();
    }
  }
}

async function changesOf(client: Client, database: string): Promise<Change[]> {
  const { rows } = await client.query<Omit<Change, 'database'>>(
    `SELECT transaction, to_char(statement_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "statementAt",
            sequence::int, relation AS "table", operation, before, after
       FROM bench_recording.change ORDER BY sequence`,
  );
  return rows.map((row) => ({ ...row, database }));
}

/** Without generated columns: the server fills them by itself. */
async function shapesOf(client: Client): Promise<Shapes[string]> {
  const { rows } = await client.query<Column & { table: string; column: string }>(
    `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type,
            coalesce(a.attnum = ANY (i.indkey), false) AS "isKey"
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      ORDER BY c.relname, a.attnum`,
  );
  const shapes: Shapes[string] = {};
  for (const { table, column, type, isKey } of rows) (shapes[table] ??= {})[column] = { type, isKey };
  return shapes;
}

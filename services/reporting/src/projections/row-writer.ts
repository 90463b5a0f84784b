import type { EntityManager } from 'typeorm';

/** Columns of a projection with their types; a column is named like the fact it keeps, in snake case. */
export type Columns = Record<string, 'uuid' | 'text' | 'integer' | 'boolean' | 'ltree' | 'timestamptz'>;

/** Which event the facts come from. */
export interface Origin {
  aggregateVersion: number;
  occurredAt: string;
}

export interface RowWriter<F> {
  /** Keeps the facts unless the row already shows this version or a later one, so no order of arrival can set it back. */
  write(manager: EntityManager, origin: Origin, facts: F): Promise<void>;
}

/**
 * A writer of the latest facts into `table`, which has exactly these columns, a `version` and `status_since`: when the row got
 * the status it has.
 * @param carried columns that depend on what the row said before: an expression over the table's row and `excluded`
 */
export function rowWriter<F extends { id: string; status: string }>(
  table: string,
  columns: Columns,
  carried: Record<string, string> = {},
): RowWriter<F> {
  const types: Columns = { version: 'integer', ...columns, status_since: 'timestamptz' };
  const names = Object.keys(types);
  const typed = Object.entries(types).map(([name, type]) => `${name} ${type}`);
  const values: Record<string, string> = {
    status_since: `CASE WHEN ${table}.status = excluded.status THEN ${table}.status_since ELSE excluded.status_since END`,
    ...carried,
  };
  const changes = names
    .filter((name) => name !== 'id')
    .map((name) => `${name} = ${values[name] ?? `excluded.${name}`}`);
  const sql = `
    INSERT INTO ${table} (${names.join(', ')})
    SELECT ${names.join(', ')} FROM jsonb_to_record($1::jsonb) AS facts(${typed.join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')} WHERE ${table}.version < excluded.version`;
  return {
    async write(manager, { aggregateVersion, occurredAt }, facts) {
      const row = Object.entries(facts).map(([name, value]) => [snakeCase(name), value as unknown]);
      const kept = { ...Object.fromEntries(row), version: aggregateVersion, status_since: occurredAt };
      await manager.query(sql, [JSON.stringify(kept)]);
    },
  };
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

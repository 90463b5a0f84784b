import type { EntityManager } from 'typeorm';

/** Columns of a projection with their types; a column is named like the fact it keeps, in snake case. */
export type Columns = Record<string, 'uuid' | 'text' | 'integer' | 'boolean' | 'ltree' | 'timestamptz'>;

export interface RowWriter<F> {
  /** Keeps the facts unless the row already shows this version or a later one, so no order of arrival can set it back. */
  write(manager: EntityManager, version: number, facts: F): Promise<void>;
}

/** A writer of the latest facts into `table`, which has exactly these columns and a `version`. */
export function rowWriter<F extends { id: string }>(table: string, columns: Columns): RowWriter<F> {
  const names = ['version', ...Object.keys(columns)];
  const typed = ['version integer', ...Object.entries(columns).map(([name, type]) => `${name} ${type}`)];
  const changes = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`);
  const sql = `
    INSERT INTO ${table} (${names.join(', ')})
    SELECT ${names.join(', ')} FROM jsonb_to_record($1::jsonb) AS facts(${typed.join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')} WHERE ${table}.version < excluded.version`;
  return {
    async write(manager, version, facts) {
      const row = Object.entries(facts).map(([name, value]) => [snakeCase(name), value as unknown]);
      await manager.query(sql, [JSON.stringify({ ...Object.fromEntries(row), version })]);
    },
  };
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

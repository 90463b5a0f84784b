import type { EntityManager } from 'typeorm';
import { clientOf, copyIn, CopyRows } from './copy-in.js';

/** Columns of a projection with their types; a column is named like the fact it keeps, in snake case. */
export type Columns = Record<string, 'uuid' | 'text' | 'integer' | 'boolean' | 'ltree' | 'timestamptz' | 'date'>;

type Type = Columns[string];

export interface LatestRows<R> {
  /** Keeps each row unless the table already shows this version or a later one, so no order of arrival can set it back. */
  write(manager: EntityManager, rows: readonly R[]): Promise<void>;
  /** Adds rows whose ids are not there; a fraction of what `write` costs. */
  copy(manager: EntityManager, rows: readonly R[]): Promise<void>;
}

/** A writer into `table`, which has exactly these columns and a `version`; each id at most once in a call. */
export function latestRows<R extends object>(table: string, columns: Columns): LatestRows<R> {
  const types: Columns = { version: 'integer', ...columns };
  const names = Object.keys(types);
  const typed = Object.entries(types).map(([name, type]) => `${name} ${type}`);
  const changes = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`);
  const sql = `
    INSERT INTO ${table} (${names.join(', ')})
    SELECT ${names.join(', ')} FROM json_to_recordset($1::json) AS facts(${typed.join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')} WHERE ${table}.version < excluded.version`;
  const into = `${table} (${names.join(', ')})`;
  const fields = Object.entries(types).map(([name, type]) => ({ fact: camelCase(name), write: writers[type] }));
  return {
    async copy(manager, rows) {
      if (rows.length === 0) return;
      const copied = new CopyRows(rows.length * 1_024);
      for (const row of rows as readonly Record<string, unknown>[]) {
        copied.row(fields.length);
        for (const { fact, write } of fields) {
          const value = row[fact];
          if (value === null || value === undefined) copied.nothing();
          else write(copied, value as never);
        }
      }
      await copyIn(await clientOf(manager), into, copied);
    },
    async write(manager, rows) {
      if (rows.length === 0) return;
      await manager.query(sql, [JSON.stringify(rows.map(inSnakeCase))]);
    },
  };
}

const writers: Record<Type, (into: CopyRows, value: never) => void> = {
  uuid: (into, value) => into.uuid(value),
  text: (into, value) => into.text(value),
  integer: (into, value) => into.integer(value),
  boolean: (into, value) => into.boolean(value),
  ltree: (into, value) => into.path(value),
  timestamptz: (into, value) => into.instant(value),
  date: (into, value) => into.date(value),
};

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const snakeNames = new Map<string, string>();

function snakeCase(name: string): string {
  let known = snakeNames.get(name);
  if (known === undefined) {
    known = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakeNames.set(name, known);
  }
  return known;
}

function inSnakeCase(row: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) kept[snakeCase(name)] = value;
  return kept;
}

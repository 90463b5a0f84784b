import type { PostFacts, UnitFacts } from '@ducha/contracts';
import type { EntityManager } from 'typeorm';

/** One statement never carries more rows than one event. */
const batchSize = 500;

const unitColumns = {
  id: 'text',
  version: 'integer',
  name: 'text',
  short_name: 'text',
  mongolian_name: 'text',
  pinyin_initials: 'text',
  level: 'text',
  kind: 'text',
  parent_id: 'text',
  path: 'ltree',
  peer_group: 'text',
  document_code: 'text',
  is_supervision_body: 'boolean',
  valid_from: 'date',
  valid_to: 'date',
  predecessor_id: 'text',
};

const postColumns = {
  id: 'uuid',
  version: 'integer',
  person_id: 'text',
  person_name: 'text',
  title: 'text',
  role: 'text',
  unit_id: 'text',
  acting_unit_id: 'text',
  valid_from: 'date',
  valid_to: 'date',
};

/** `DISTINCT ON` because one statement may not touch a row twice; the version guard because a copy never goes back. */
function statement(table: string, columns: Record<string, string>): string {
  const names = Object.keys(columns);
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const assignments = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`);
  return `
    INSERT INTO ${table} (${names.join(', ')})
    SELECT DISTINCT ON (id) ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS fact(${typed.join(', ')}) ORDER BY id, version DESC
    ON CONFLICT (id) DO UPDATE SET ${assignments.join(', ')} WHERE ${table}.version < excluded.version`;
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const asRow = (facts: object): object =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [snakeCase(name), value as unknown]));

async function upsert(manager: EntityManager, sql: string, facts: readonly object[]): Promise<void> {
  for (let start = 0; start < facts.length; start += batchSize) {
    await manager.query(sql, [JSON.stringify(facts.slice(start, start + batchSize).map(asRow))]);
  }
}

const unitStatement = statement('unit', unitColumns);
const postStatement = statement('post', postColumns);

/** Writes units that are newer than the stored ones; older versions change nothing. */
export const upsertUnits = (manager: EntityManager, units: readonly UnitFacts[]): Promise<void> =>
  upsert(manager, unitStatement, units);

/** Writes posts that are newer than the stored ones; older versions change nothing. */
export const upsertPosts = (manager: EntityManager, posts: readonly PostFacts[]): Promise<void> =>
  upsert(manager, postStatement, posts);

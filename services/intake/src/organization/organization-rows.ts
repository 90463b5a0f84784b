import type { PostFacts, UnitFacts } from '@ducha/contracts';
import type { EntityManager } from 'typeorm';
import type { PlannedPost, PlannedUnit } from '../domain/organization-plan.js';

/** Property, column and type of a table's columns, without `version`, which the database counts. */
type Columns<T> = Record<keyof T & string, readonly [column: string, type: string]>;

const unitColumns: Columns<PlannedUnit> = {
  id: ['id', 'text'],
  name: ['name', 'text'],
  shortName: ['short_name', 'text'],
  mongolianName: ['mongolian_name', 'text'],
  pinyinInitials: ['pinyin_initials', 'text'],
  level: ['level', 'text'],
  kind: ['kind', 'text'],
  parentId: ['parent_id', 'text'],
  path: ['path', 'ltree'],
  peerGroup: ['peer_group', 'text'],
  documentCode: ['document_code', 'text'],
  isSupervisionBody: ['is_supervision_body', 'boolean'],
  validFrom: ['valid_from', 'date'],
  validTo: ['valid_to', 'date'],
  predecessorId: ['predecessor_id', 'text'],
};

const postColumns: Columns<PlannedPost> = {
  id: ['id', 'uuid'],
  personId: ['person_id', 'text'],
  personName: ['person_name', 'text'],
  title: ['title', 'text'],
  role: ['role', 'text'],
  unitId: ['unit_id', 'text'],
  actingUnitId: ['acting_unit_id', 'text'],
  validFrom: ['valid_from', 'date'],
  validTo: ['valid_to', 'date'],
};

interface Statements {
  merge: string;
  end: string;
}

/** One statement for the whole table: only rows that are new or differ are written and returned. */
function statements<T>(table: string, columns: Columns<T>): Statements {
  const all: (readonly [string, string])[] = Object.values(columns);
  const names = all.map(([name]) => name);
  const changing = names.filter((name) => name !== 'id');
  const facts = Object.entries<readonly [string, string]>(columns).map(([property, [name, type]]) =>
    type === 'date' ? `'${property}', to_char(${table}.${name}, 'YYYY-MM-DD')` : `'${property}', ${table}.${name}`,
  );
  const returning = `RETURNING jsonb_build_object('version', ${table}.version, ${facts.join(', ')}) AS facts`;
  const row = (of: string) => `(${changing.map((name) => `${of}.${name}`).join(', ')})`;
  return {
    merge: `
      INSERT INTO ${table} (version, ${names.join(', ')})
      SELECT 1, ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS given(${all.map((pair) => pair.join(' ')).join(', ')})
      ON CONFLICT (id) DO UPDATE
        SET version = ${table}.version + 1, ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}
        WHERE ${row(table)} IS DISTINCT FROM ${row('excluded')}
      ${returning}`,
    end: `
      UPDATE ${table} SET version = version + 1, valid_to = $2::date
      WHERE valid_to IS NULL AND id = ANY($1)
      ${returning}`,
  };
}

const unitStatements = statements('unit', unitColumns);
const postStatements = statements('post', postColumns);

const inColumns = <T extends object>(columns: Columns<T>, rows: T[]): string => {
  const properties = Object.entries<readonly [string, string]>(columns);
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(properties.map(([name, [column]]) => [column, row[name as keyof T]]))),
  );
};

async function factsOf<T>(manager: EntityManager, sql: string, parameters: unknown[]): Promise<T[]> {
  const result: unknown = await manager.query(sql, parameters);
  // TypeORM answers an UPDATE with [rows, count].
  const rows = (Array.isArray(result) && Array.isArray(result[0]) ? result[0] : result) as { facts: T }[];
  return rows.map(({ facts }) => facts);
}

/** Writes the units that are new or differ and returns them with their new versions, in no order. */
export const mergeUnits = (manager: EntityManager, units: PlannedUnit[]): Promise<UnitFacts[]> =>
  factsOf(manager, unitStatements.merge, [inColumns(unitColumns, units)]);

export const mergePosts = (manager: EntityManager, posts: PlannedPost[]): Promise<PostFacts[]> =>
  factsOf(manager, postStatements.merge, [inColumns(postColumns, posts)]);

/** Ends units that are still in force; `day` is the first on which they no longer exist. */
export const endUnits = (manager: EntityManager, ids: string[], day: string): Promise<UnitFacts[]> =>
  factsOf(manager, unitStatements.end, [ids, day]);

export const endPosts = (manager: EntityManager, ids: string[], day: string): Promise<PostFacts[]> =>
  factsOf(manager, postStatements.end, [ids, day]);

import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { DataSource } from 'typeorm';
import { clocksColumn, parameterOf } from '../clocks/clock-sql.js';
import { AssignmentEntity } from './assignment.entity.js';
import { ItemHeaderEntity } from './item-header.entity.js';

/** Column of each property, from the entity: the statements below are written once, at start. */
const columnsOf = (dataSource: DataSource, entity: EntityTarget<ObjectLiteral>): [string, string][] =>
  dataSource.getMetadata(entity).columns.map(({ propertyName, databaseName }) => [propertyName, databaseName]);

/** The select list of an assignment `a` with its clocks, joined with its header `h`. Plain SQL: rows come often, and hydrating them costs more than reading them. */
export function joinedColumns(dataSource: DataSource): string {
  const own = columnsOf(dataSource, AssignmentEntity).map(([property, column]) => `a.${column} AS "${property}"`);
  const header = columnsOf(dataSource, ItemHeaderEntity)
    .filter(([property]) => property !== 'id')
    .map(([property, column]) => `h.${column} AS "${property}"`);
  return [...own, ...header, clocksColumn].join(', ');
}

export const columnNames = (dataSource: DataSource): ReadonlyMap<string, string> =>
  new Map(columnsOf(dataSource, AssignmentEntity));

/** A row of another table that belongs to a command, such as the report itself. */
export interface Entry {
  entity: EntityTarget<ObjectLiteral>;
  values: ObjectLiteral;
}

/** @param parameter makes a parameter of the value and answers its placeholder */
export function insertOf(
  dataSource: DataSource,
  { entity, values }: Entry,
  parameter: (value: unknown) => string,
): string {
  return insertOfRows(dataSource, { entity, rows: [values] }, parameter);
}

/** Rows of one table. */
export interface Rows {
  entity: EntityTarget<ObjectLiteral>;
  rows: readonly ObjectLiteral[];
}

/** Written out: for the same rows the insert builder takes several times as long. */
export async function insertRows(manager: EntityManager, rows: Rows): Promise<void> {
  if (rows.rows.length === 0) return;
  const parameters: unknown[] = [];
  const sql = insertOfRows(manager.connection, rows, (value) => `$${parameters.push(parameterOf(value))}`);
  await manager.query(sql, parameters);
}

function insertOfRows(dataSource: DataSource, { entity, rows }: Rows, parameter: (value: unknown) => string): string {
  const { tableName } = dataSource.getMetadata(entity);
  const columns = columnsOf(dataSource, entity);
  const names = columns.map(([, column]) => column).join(', ');
  const given = rows.map((values) => columns.map(([property]) => parameter(values[property] ?? null)).join(', '));
  return `INSERT INTO ${tableName} (${names}) VALUES ${given.map((row) => `(${row})`).join(', ')}`;
}

/** Whether anything open hangs on the assignment `$1`; most often nothing does, and this is cheaper to find out than the tree. */
export const directlyBelow = `
  SELECT 1 FROM assignment WHERE parent_id = $1 AND closed_at IS NULL
  UNION ALL
  SELECT 1 FROM assignment WHERE lead_assignment_id = $1 AND closed_at IS NULL
  LIMIT 1`;

/**
 * Everything that hangs on an assignment: what was cascaded from it and the support units that work for it, at every depth.
 * @param root parameter that holds the assignment's id
 */
export const openTree = (root: string): string => `
  WITH RECURSIVE tree (id) AS (
    SELECT ${root}::uuid
    UNION
    SELECT below.id FROM tree t CROSS JOIN LATERAL (
      SELECT c.id FROM assignment c WHERE c.parent_id = t.id AND c.closed_at IS NULL
      UNION ALL
      SELECT s.id FROM assignment s WHERE s.lead_assignment_id = t.id AND s.closed_at IS NULL
    ) below
  )`;

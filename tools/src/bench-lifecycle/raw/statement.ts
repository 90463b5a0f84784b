import type { Change, Row, Shape } from './change.js';

/** What is sent for one parameter. */
export type Value =
  | { kind: 'CONSTANT'; value: string | null }
  /** Texts and indexes of placeholders, put together. */
  | { kind: 'PARTS'; parts: (string | number)[] }
  /** An instant, moved on by the time since the recording. */
  | { kind: 'INSTANT'; ms: number };

/** A statement to be prepared once and run with the values of each lifecycle. */
export interface Statement {
  text: string;
  values: Value[];
}

type ValueOf = (table: string, column: string, type: string, value: unknown) => Value;

/** The changes of one recorded statement as one statement: several tables or rows become data-modifying `WITH` parts, as the platform's do. */
export function statementOf(
  changes: readonly Change[],
  shapeOf: (table: string) => Shape,
  valueOf: ValueOf,
): Statement {
  const values: Value[] = [];
  const sql = runsOf(changes).map((run) => {
    const shape = shapeOf(run[0].table);
    const parameter = (column: string, value: unknown): string => {
      const { type } = shape[column] ?? { type: 'text' };
      return `$${values.push(valueOf(run[0].table, column, type, value))}::${type}`;
    };
    return writeOf(run, shape, parameter);
  });
  const last = sql.at(-1) ?? '';
  const before = sql.slice(0, -1).map((part, index) => `part${index} AS (${part})`);
  return { text: before.length > 0 ? `WITH ${before.join(', ')} ${last}` : last, values };
}

type Run = [Change, ...Change[]];

/** Rows inserted into the same table one after the other are one insert, and rows updated one update. */
function runsOf(changes: readonly Change[]): Run[] {
  const runs: Run[] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    const isSame = run?.[0].operation === change.operation && run[0].table === change.table;
    if (isSame && change.operation !== 'DELETE') run.push(change);
    else runs.push([change]);
  }
  return runs;
}

function writeOf([first, ...rest]: Run, shape: Shape, parameter: (column: string, value: unknown) => string): string {
  const { table, operation, before, after } = first;
  const columns = Object.keys(shape);
  const list = (values: string[]): string => values.join(', ');
  if (operation === 'INSERT') {
    const rows = [first, ...rest].map(
      (change) => `(${list(columns.map((name) => parameter(name, change.after?.[name])))})`,
    );
    return `INSERT INTO ${quoted(table)} (${list(columns.map(quoted))}) VALUES ${list(rows)}`;
  }
  const identified = (row: Row | null): string =>
    columns
      .filter((name) => shape[name]?.isKey)
      .map((name) => `${quoted(name)} = ${parameter(name, row?.[name])}`)
      .join(' AND ');
  if (operation === 'DELETE') return `DELETE FROM ${quoted(table)} WHERE ${identified(before)}`;
  const isChanged = (name: string) => (change: Change) =>
    JSON.stringify(change.before?.[name]) !== JSON.stringify(change.after?.[name]);
  const changed = columns.filter((name) => [first, ...rest].some(isChanged(name)));
  // A row that was written again as it was is written again here.
  const written = changed.length > 0 ? changed : columns.slice(0, 1);
  if (rest.length === 0) {
    const set = written.map((name) => `${quoted(name)} = ${parameter(name, after?.[name])}`);
    return `UPDATE ${quoted(table)} SET ${list(set)} WHERE ${identified(before)}`;
  }
  const keys = columns.filter((name) => shape[name]?.isKey);
  const rows = [first, ...rest].map((change) => {
    const found = keys.map((name) => parameter(name, change.before?.[name]));
    return `(${list([...found, ...written.map((name) => parameter(name, change.after?.[name]))])})`;
  });
  const names = [...keys.map((name) => quoted(`key_${name}`)), ...written.map((name) => quoted(`new_${name}`))];
  const set = written.map((name) => `${quoted(name)} = w.${quoted(`new_${name}`)}`);
  const same = keys.map((name) => `t.${quoted(name)} = w.${quoted(`key_${name}`)}`);
  return `UPDATE ${quoted(table)} AS t SET ${list(set)} FROM (VALUES ${list(rows)}) AS w (${list(names)}) WHERE ${same.join(' AND ')}`;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

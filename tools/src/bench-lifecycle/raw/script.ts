import type { Change, Row, Shape, Shapes } from './change.js';
import { counters, findPlaceholders, positionSpans } from './placeholders.js';
import type { Placeholder } from './placeholders.js';
import { statementOf } from './statement.js';
import type { Statement, Value } from './statement.js';

export interface RawTransaction {
  database: string;
  statements: Statement[];
}

/** What one lifecycle writes, as statements that can be repeated with other ids and numbers. */
export interface RawScript {
  placeholders: Placeholder[];
  transactions: RawTransaction[];
  /** Rows that were there before and are changed: to be inserted once. */
  seeds: RawTransaction[];
}

/**
 * Turns the recorded changes of one lifecycle into raw SQL: the same transactions with the same statements and rows, in the
 * order in which they ended. Transactions that only keep the books of messaging, which come in batches under load, are put
 * together into one per database, and so are those that fold what has arrived from other services; counters are written once in
 * them. So the raw side never has more of them than the platform.
 */
export function scriptOf(changes: readonly Change[], shapes: Shapes): RawScript {
  const { placeholders, texts } = findPlaceholders(changes, shapes);
  const spans = positionSpans(changes);
  const valuesOf = (database: string) => valueMaker(texts, placeholders, spans[database] ?? 1);
  const shapeOf = (database: string, table: string): Shape => {
    const shape = shapes[database]?.[table];
    if (!shape) throw new Error(`${database} has no table ${table}`);
    return shape;
  };
  const statement = (database: string, group: readonly Change[]): Statement =>
    statementOf(group, (table) => shapeOf(database, table), valuesOf(database));

  const identityOf = identifier(shapeOf);
  const recorded = [...groupBy(changes, ({ database, transaction }) => `${database} ${transaction}`).values()];
  const transactions = withFoldsTogether(withBooksTogether(recorded), identityOf)
    .sort((one, other) => (endOf(one) < endOf(other) ? -1 : 1))
    .map((group) => {
      const { database } = group[0] as Change;
      const statements = groupBy(group, ({ transaction, statementAt }) => `${transaction} ${statementAt}`);
      return { database, statements: [...statements.values()].map((part) => statement(database, part)) };
    });
  const seeds = seedRows(changes, identityOf).map((change) => ({
    database: change.database,
    statements: [statement(change.database, [change])],
  }));
  return { placeholders, transactions, seeds };
}

/** Turns a recorded value into what is sent for it: a constant, or a text with the placeholders it contains. */
function valueMaker(texts: ReadonlyMap<string, number>, placeholders: Placeholder[], span: number) {
  const pattern = new RegExp([...texts.keys()].map(escape).join('|') || '(?!)');
  const split = new RegExp(`(${pattern.source})`);
  return (table: string, column: string, type: string, value: unknown): Value => {
    if (value === null || value === undefined) return { kind: 'CONSTANT', value: null };
    const counter = counters[table];
    if (counter?.column === column) {
      const step = counter.isPosition ? span : 1;
      return { kind: 'PARTS', parts: [placeholders.push({ kind: 'COUNTER', value: Number(value), step }) - 1] };
    }
    const ms = type.startsWith('timestamp') && !type.endsWith('[]') ? Date.parse(String(value)) : NaN;
    // An instant without end stays where it is.
    if (!Number.isNaN(ms)) return { kind: 'INSTANT', ms };
    const text = textOf(type, value);
    if (!pattern.test(text)) return { kind: 'CONSTANT', value: text };
    return { kind: 'PARTS', parts: text.split(split).map((part) => texts.get(part) ?? part) };
  };
}

function textOf(type: string, value: unknown): string {
  if (type.startsWith('json')) return JSON.stringify(value);
  if (!type.endsWith('[]') || !Array.isArray(value)) return String(value);
  const elements = value.map((element) => (element === null ? 'NULL' : JSON.stringify(String(element))));
  return `{${elements.join(',')}}`;
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const endOf = (transaction: readonly Change[]): string =>
  transaction.reduce((latest, { statementAt }) => (statementAt > latest ? statementAt : latest), '');

/**
 * Removing published events from the outbox, and moving positions past events that nobody there handles. A position's first
 * row keeps its place: later transactions move it on.
 */
const isBookkeeping = (transaction: readonly Change[]): boolean =>
  transaction.every(
    ({ table, operation }) =>
      (table === 'consumer_position' && operation === 'UPDATE') || (table === 'outbox' && operation === 'DELETE'),
  );

function withBooksTogether(transactions: Change[][]): Change[][] {
  const books = groupBy(transactions.filter(isBookkeeping), ([change]) => `${change?.database} ${change?.table}`);
  return [
    ...transactions.filter((group) => !isBookkeeping(group)),
    ...[...books.values()].map((group) => group.flat()),
  ];
}

/** Services that take the events of others in batches, in transactions that move positions and write more; reporting does nothing else. */
const folding = new Set<string | undefined>(['intake', 'scoring', 'reporting']);

const isFold = (transaction: readonly Change[]): boolean => {
  const database = transaction[0]?.database;
  const movesPosition = transaction.some(({ table }) => table === 'consumer_position');
  return folding.has(database) && (movesPosition || database === 'reporting') && !isBookkeeping(transaction);
};
const isCounter = ({ table }: Change): boolean => table.endsWith('_count') || table === 'data_instant';

function withFoldsTogether(transactions: Change[][], identityOf: (change: Change) => string): Change[][] {
  const folds = groupBy(transactions.filter(isFold), ([change]) => String(change?.database));
  const together = [...folds.values()].map((group) => foldedOnce(group.flat(), identityOf));
  return [...transactions.filter((group) => !isFold(group)), ...together];
}

/** One transaction, whose last statement writes every counter once, in the order of their keys. */
function foldedOnce(folds: Change[], identityOf: (change: Change) => string): Change[] {
  const written = groupBy(folds.filter(isCounter), identityOf);
  const counters = [...written]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, changes]) => ({
      ...(changes[0] as Change),
      transaction: 'counters',
      statementAt: endOf(folds),
      after: changes.at(-1)?.after ?? null,
    }));
  return [...folds.filter((change) => !isCounter(change)), ...counters];
}

const identifier =
  (shapeOf: (database: string, table: string) => Shape) =>
  ({ database, table, before, after }: Change): string => {
    const keys = Object.entries(shapeOf(database, table)).filter(([, { isKey }]) => isKey);
    const row = (before ?? after) as Row;
    return [database, table, ...keys.map(([column]) => String(row[column]))].join(' ');
  };

/** The earliest state of every row that was changed but not inserted while recording. */
function seedRows(changes: readonly Change[], identityOf: (change: Change) => string): Change[] {
  const seen = new Set<string>();
  return changes.flatMap((change) => {
    const identity = identityOf(change);
    const isFirst = !seen.has(identity);
    seen.add(identity);
    if (!isFirst || change.before === null) return [];
    return [{ ...change, operation: 'INSERT' as const, before: null, after: change.before }];
  });
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

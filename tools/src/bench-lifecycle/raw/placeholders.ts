import type { Change, Row, Shapes } from './change.js';

/** Something that differs from one lifecycle to the next, and what it is in the `ordinal`-th one. */
export type Placeholder =
  | { kind: 'ID' }
  /** A counter: `value` was recorded, each lifecycle takes the next `step` numbers. */
  | { kind: 'COUNTER'; value: number; step: number }
  /** A document number such as 150000-2026-LI-000012: the counter within its text. */
  | { kind: 'NUMBER'; prefix: string; value: number; width: number; suffix: string };

/** Recorded texts that stand for a placeholder, by index into `placeholders`. */
export interface Placeholders {
  placeholders: Placeholder[];
  texts: Map<string, number>;
}

/** Counters by table: the column, and which tables share one numbering. */
export const counters: Record<string, { column: string; isPosition: boolean }> = {
  event_log: { column: 'position', isPosition: true },
  outbox: { column: 'id', isPosition: true },
  document_number: { column: 'sequence', isPosition: false },
  number_series: { column: 'last_sequence', isPosition: false },
};

/** Finds what was peculiar to the recorded lifecycle: ids in id columns and keys, and document numbers. */
export function findPlaceholders(changes: readonly Change[], shapes: Shapes): Placeholders {
  const placeholders: Placeholder[] = [];
  const texts = new Map<string, number>();
  const add = (text: string, placeholder: Placeholder): void => {
    if (!texts.has(text)) texts.set(text, placeholders.push(placeholder) - 1);
  };
  for (const { database, table, after, operation } of changes) {
    if (!after || operation !== 'INSERT') continue;
    for (const [column, { type, isKey }] of Object.entries(shapes[database]?.[table] ?? {})) {
      const value = after[column];
      if (typeof value === 'string' && (type === 'uuid' || isKey) && isUuid(value)) add(value, { kind: 'ID' });
    }
    if (table === 'document_number') add(String(after.number), numberOf(after));
  }
  return { placeholders, texts };
}

/** How many positions of the event log one lifecycle takes in each database. */
export function positionSpans(changes: readonly Change[]): Record<string, number> {
  const spans: Record<string, { first: number; last: number }> = {};
  for (const { database, table, after } of changes) {
    if (table !== 'event_log' || !after) continue;
    const position = Number(after.position);
    const span = (spans[database] ??= { first: position, last: position });
    span.first = Math.min(span.first, position);
    span.last = Math.max(span.last, position);
  }
  return Object.fromEntries(Object.entries(spans).map(([database, { first, last }]) => [database, last - first + 1]));
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

function numberOf({ number, sequence }: Row): Placeholder {
  const text = String(number);
  const match = /^(.*?)(\d+)(\D*)$/s.exec(text);
  const [, prefix = '', digits = '', suffix = ''] = match ?? [];
  if (Number(digits) !== Number(sequence)) throw new Error(`document number ${text} does not end in its sequence`);
  return { kind: 'NUMBER', prefix, value: Number(digits), width: digits.length, suffix };
}

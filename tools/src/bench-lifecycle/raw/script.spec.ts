import { fillingOf, parameterOf } from './fill.js';
import type { Change, Shapes } from './change.js';
import { scriptOf } from './script.js';
import type { RawScript } from './script.js';

const itemId = '01a20000-0000-7000-8000-000000000001';
const at = (second: number): string => `2026-03-01T00:00:0${second}.000000Z`;
const key = (type: string) => ({ type, isKey: true });
const column = (type: string) => ({ type, isKey: false });

const shapes: Shapes = {
  intake: {
    item: {
      id: key('uuid'),
      version: column('integer'),
      item_no: column('text'),
      facts: column('jsonb'),
      at: column('timestamp with time zone'),
    },
    event_log: { position: key('bigint'), aggregate_id: column('text') },
    outbox: { id: key('bigint') },
    number_series: { code: key('text'), last_sequence: column('integer') },
    document_number: { code: key('text'), sequence: key('integer'), number: column('text') },
    consumer_position: { consumer: key('text'), version: column('integer') },
  },
};

let sequence = 0;
const aChange = (change: Partial<Change>): Change => ({
  database: 'intake',
  transaction: '1',
  statementAt: at(1),
  sequence: (sequence += 1),
  table: 'item',
  operation: 'INSERT',
  before: null,
  after: null,
  ...change,
});
const item = { id: itemId, version: 1, item_no: null, facts: { id: itemId }, at: '2026-03-01T00:00:01+00:00' };

/** Every parameter of the script in its second lifecycle, by transaction and statement. */
function sent(script: RawScript, ordinal = 2, movedByMs = 0): (string | null)[][][] {
  let id = 0;
  const filling = fillingOf(script.placeholders, ordinal, () => `new-id-${(id += 1)}`);
  return script.transactions.map(({ statements }) =>
    statements.map(({ values }) => values.map((value) => parameterOf(value, filling, movedByMs))),
  );
}

describe('scriptOf', () => {
  it('sends arrays as the server reads them and leaves instants without end where they are', () => {
    const clock = {
      id: itemId,
      warned_at: ['2026-03-02T00:00:00+00:00', '2026-03-03T00:00:00+00:00'],
      settled_at: '-infinity',
      due_at: '2026-03-01T00:00:05+00:00',
    };
    const tracking = {
      clock: {
        id: key('uuid'),
        warned_at: column('timestamp with time zone[]'),
        settled_at: column('timestamp with time zone'),
        due_at: column('timestamp with time zone'),
      },
    };
    const script = scriptOf([aChange({ database: 'tracking', table: 'clock', after: clock })], { tracking });
    expect(sent(script, 1, 1_000)[0]?.[0]).toEqual([
      'new-id-1',
      '{"2026-03-02T00:00:00+00:00","2026-03-03T00:00:00+00:00"}',
      '-infinity',
      '2026-03-01T00:00:06.000Z',
    ]);
  });

  it('gives each lifecycle ids of its own wherever they occur', () => {
    const script = scriptOf(
      [
        aChange({ after: item }),
        aChange({ statementAt: at(2), table: 'event_log', after: { position: 5, aggregate_id: itemId } }),
      ],
      shapes,
    );
    expect(sent(script)[0]).toEqual([
      ['new-id-1', '1', null, '{"id":"new-id-1"}', '2026-03-01T00:00:01.000Z'],
      ['7', 'new-id-1'],
    ]);
  });

  it('moves instants on by the time since the recording', () => {
    expect(sent(scriptOf([aChange({ after: item })], shapes), 1, 60_000)[0]?.[0]?.at(-1)).toBe(
      '2026-03-01T00:01:01.000Z',
    );
  });

  it('takes one range of positions per lifecycle', () => {
    const script = scriptOf(
      [
        aChange({ table: 'event_log', after: { position: 5, aggregate_id: 'x' } }),
        aChange({ statementAt: at(2), table: 'event_log', after: { position: 7, aggregate_id: 'x' } }),
        aChange({ transaction: '2', statementAt: at(3), table: 'outbox', operation: 'DELETE', before: { id: 7 } }),
      ],
      shapes,
    );
    expect(sent(script, 2)).toEqual([
      [
        ['11', 'x'],
        ['13', 'x'],
      ],
      [['13']],
    ]);
  });

  it('counts document numbers on, in their texts too, and begins from the series as it was', () => {
    const script = scriptOf(
      [
        aChange({
          table: 'number_series',
          operation: 'UPDATE',
          before: { code: 'LI', last_sequence: 9 },
          after: { code: 'LI', last_sequence: 10 },
        }),
        aChange({
          statementAt: at(2),
          table: 'document_number',
          after: { code: 'LI', sequence: 10, number: '150000-2026-LI-000010' },
        }),
        aChange({
          statementAt: at(3),
          operation: 'UPDATE',
          before: item,
          after: { ...item, item_no: '150000-2026-LI-000010' },
        }),
      ],
      shapes,
    );
    expect(sent(script, 3)[0]).toEqual([
      ['13', 'LI'],
      ['LI', '13', '150000-2026-LI-000013'],
      ['150000-2026-LI-000013', itemId],
    ]);
    expect(script.seeds.map(({ statements }) => statements[0]?.text)).toEqual([
      'INSERT INTO "number_series" ("code", "last_sequence") VALUES ($1::text, $2::integer)',
      expect.stringContaining('INSERT INTO "item"'),
    ]);
  });

  it('keeps what one statement wrote in one statement', () => {
    const script = scriptOf(
      [
        aChange({ table: 'event_log', after: { position: 5, aggregate_id: 'x' } }),
        aChange({ table: 'event_log', after: { position: 6, aggregate_id: 'x' } }),
        aChange({ table: 'outbox', after: { id: 5 } }),
      ],
      shapes,
    );
    expect(script.transactions[0]?.statements.map(({ text }) => text)).toEqual([
      'WITH part0 AS (INSERT INTO "event_log" ("position", "aggregate_id") VALUES ($1::bigint, $2::text), ($3::bigint, $4::text)) ' +
        'INSERT INTO "outbox" ("id") VALUES ($5::bigint)',
    ]);
  });

  it('changes only the columns that changed', () => {
    const script = scriptOf([aChange({ operation: 'UPDATE', before: item, after: { ...item, version: 2 } })], shapes);
    expect(script.transactions[0]?.statements[0]?.text).toBe(
      'UPDATE "item" SET "version" = $1::integer WHERE "id" = $2::uuid',
    );
  });

  it('runs transactions in the order in which they ended', () => {
    const script = scriptOf(
      [
        aChange({ transaction: '1', statementAt: at(1), after: item }),
        aChange({
          transaction: '2',
          statementAt: at(2),
          table: 'event_log',
          after: { position: 5, aggregate_id: 'x' },
        }),
        aChange({
          transaction: '1',
          statementAt: at(3),
          operation: 'UPDATE',
          before: item,
          after: { ...item, version: 2 },
        }),
      ],
      shapes,
    );
    expect(script.transactions.map(({ statements }) => statements.length)).toEqual([1, 2]);
  });

  it('puts the bookkeeping of messaging into one transaction, but not the first position of an aggregate', () => {
    const position = (version: number) => ({ consumer: 'c', version });
    const script = scriptOf(
      [
        aChange({ transaction: '1', table: 'consumer_position', after: position(1) }),
        aChange({
          transaction: '2',
          statementAt: at(2),
          table: 'consumer_position',
          operation: 'UPDATE',
          before: position(1),
          after: position(2),
        }),
        aChange({
          transaction: '3',
          statementAt: at(3),
          table: 'consumer_position',
          operation: 'UPDATE',
          before: position(2),
          after: position(3),
        }),
      ],
      shapes,
    );
    expect(script.transactions.map(({ statements }) => statements.length)).toEqual([1, 2]);
  });

  it('folds what a service makes of events of others into one transaction, apart from its commands', () => {
    const change = (transaction: string, second: number, version: number, table = 'item') =>
      aChange({
        transaction,
        statementAt: at(second),
        table,
        operation: version === 1 ? 'INSERT' : 'UPDATE',
        before: version === 1 ? null : { ...item, consumer: 'c', version: version - 1 },
        after: { ...item, consumer: 'c', version },
      });
    const script = scriptOf(
      [
        change('1', 1, 1),
        change('2', 2, 1, 'consumer_position'),
        change('2', 3, 2),
        change('3', 4, 3),
        change('4', 5, 2, 'consumer_position'),
        change('4', 6, 4),
      ],
      shapes,
    );
    expect(script.transactions.map(({ statements }) => statements.length)).toEqual([1, 1, 4]);
  });

  it('folds what the read models write into one transaction, each counter once', () => {
    const count = (value: number) => ({ unit_id: '150000', amount: value });
    const row = (version: number) => ({ id: itemId, version });
    const change = (transaction: string, second: number, table: string, before: object | null, after: object) =>
      aChange({
        database: 'reporting',
        transaction,
        statementAt: at(second),
        table,
        operation: before === null ? 'INSERT' : 'UPDATE',
        before: before as Change['before'],
        after: after as Change['after'],
      });
    const script = scriptOf(
      [
        change('1', 1, 'item_row', null, row(1)),
        change('1', 2, 'item_count', count(5), count(6)),
        change('2', 3, 'item_row', row(1), row(2)),
        change('2', 4, 'item_count', count(6), count(7)),
      ],
      {
        reporting: {
          item_row: { id: key('uuid'), version: column('integer') },
          item_count: { unit_id: key('text'), amount: column('integer') },
        },
      },
    );
    expect(sent(script)).toEqual([
      [
        ['new-id-1', '1'],
        ['2', 'new-id-1'],
        ['7', '150000'],
      ],
    ]);
    expect(script.seeds.map(({ statements }) => statements[0]?.values.map(({ kind }) => kind))).toEqual([
      ['CONSTANT', 'CONSTANT'],
    ]);
  });
});

import { assignmentStatuses } from '@ducha/contracts';
import type { StatusLamp } from '@ducha/contracts';
import { createTestDatabase, type TestDatabase } from '@ducha/testing';
import pg from 'pg';
import { lampAt } from '../src/domain/lamp.js';
import type { Clocked } from '../src/domain/lamp.js';
import { lampSql } from '../src/projections/lamp-sql.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 20, hour));
const asOf = at(12);
/** Around the instant asked for, on it, and a millisecond beside it. */
const instants = [at(6), new Date(asOf.getTime() - 1), asOf, new Date(asOf.getTime() + 1), at(18)];

const cases: Clocked[] = assignmentStatuses.flatMap((status) =>
  instants.flatMap((nextDueAt) =>
    instants
      .filter((warnAt) => warnAt <= nextDueAt)
      .flatMap((warnAt) =>
        [null, ...instants].map((clockStoppedAt) => ({ status, nextDueAt, warnAt, clockStoppedAt })),
      ),
  ),
);

describe('lampSql', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase('lamp');
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  it(`says what lampAt says in ${cases.length} cases`, async () => {
    const rows = cases.map((one) => ({
      status: one.status,
      next_due_at: one.nextDueAt,
      warn_at: one.warnAt,
      clock_stopped_at: one.clockStoppedAt,
    }));
    const result = await client.query<{ lamp: StatusLamp }>(
      `SELECT ${lampSql('$2')} AS lamp FROM ROWS FROM (
         jsonb_to_recordset($1::jsonb)
           AS (status text, next_due_at timestamptz, warn_at timestamptz, clock_stopped_at timestamptz)
       ) WITH ORDINALITY AS a ORDER BY a.ordinality`,
      [JSON.stringify(rows), asOf],
    );
    expect(result.rows.map((row) => row.lamp)).toEqual(cases.map((one) => lampAt(one, asOf)));
  });
});

import type { AssignmentListRow, AssignmentQuery } from '@ducha/contracts';
import { Id, Instant } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { decodeCursor, pageFrom } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { notFound, readable } from './assignment-access.js';
import { RuleBook } from '../clocks/rule-book.js';
import type { AssignmentRecord, JoinedRow } from './assignment-record.js';
import { recordOf } from './assignment-record.js';
import { joinedColumns } from './assignment-sql.js';
import { viewOf } from './assignment-view.js';
import { lampCondition } from './lamp-sql.js';

type Policies = Parameters<typeof viewOf>[3];

const Cursor = z.tuple([Instant, Id]);

/** Columns a list shows beside the assignment's own: names of both units. */
interface NamedRow extends JoinedRow {
  unitName: string | null;
  unitShortName: string | null;
  dispatcherName: string | null;
  dispatcherShortName: string | null;
}

const names = `u.name AS "unitName", u.short_name AS "unitShortName",
  d.name AS "dispatcherName", d.short_name AS "dispatcherShortName"`;

export const rowOf = (row: NamedRow, caller: Caller, now: Date, policies: Policies): AssignmentListRow => {
  const { unitName, unitShortName, dispatcherName, dispatcherShortName, ...joined } = row;
  return {
    ...viewOf(recordOf(joined), caller, now, policies),
    unit: { id: row.unitId, name: unitName ?? row.unitId, shortName: unitShortName ?? row.unitId },
    dispatcherUnit: {
      id: row.dispatcherUnitId,
      name: dispatcherName ?? row.dispatcherUnitId,
      shortName: dispatcherShortName ?? row.dispatcherUnitId,
    },
  };
};

/** Lists of assignments, and one assignment without what hangs on it. */
@Injectable()
export class AssignmentsReadModel {
  private readonly select: string;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
  ) {
    this.select = `SELECT ${joinedColumns(dataSource)}, ${names}
      FROM assignment a JOIN item_header h ON h.id = a.item_id
      LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN unit d ON d.id = a.dispatcher_unit_id`;
  }

  /** In the order of what falls due next. */
  async list(
    caller: Caller,
    query: AssignmentQuery,
  ): Promise<{ rows: AssignmentListRow[]; nextCursor: string | null }> {
    const now = this.clock.now();
    const parameters: unknown[] = [caller.actingUnitPath, caller.actingUnitId];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [readable('$1', '$2'), ...filters(query, caller, now, parameter)];
    const after = decodeCursor(query.cursor, Cursor);
    if (after) {
      conditions.push(`(a.next_due_at, a.id) > (${parameter(after[0])}::timestamptz, ${parameter(after[1])}::uuid)`);
    }
    const sql = `${this.select} WHERE ${conditions.join(' AND ')}
      ORDER BY a.next_due_at, a.id LIMIT ${parameter(query.limit + 1)}`;
    const found = await this.dataSource.query<NamedRow[]>(sql, parameters);
    const page = pageFrom(found, query.limit, (row) => [row.nextDueAt.toISOString(), row.id]);
    return { rows: page.rows.map((row) => rowOf(row, caller, now, this.rules.reckoner)), nextCursor: page.nextCursor };
  }

  /** @throws DomainError NOT_FOUND where there is none, or none for this caller */
  async get(caller: Caller, id: string): Promise<{ row: AssignmentListRow; record: AssignmentRecord }> {
    const sql = `${this.select} WHERE a.id = $3 AND ${readable('$1', '$2')}`;
    const [found] = await this.dataSource.query<NamedRow[]>(sql, [caller.actingUnitPath, caller.actingUnitId, id]);
    if (!found) throw notFound();
    return { row: rowOf(found, caller, this.clock.now(), this.rules.reckoner), record: recordOf(found) };
  }
}

function filters(query: AssignmentQuery, caller: Caller, now: Date, parameter: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (query.mine === 'HANDLING') conditions.push(heldBy(caller));
  if (query.mine === 'DISPATCHED' || query.mine === 'REVIEW') conditions.push('a.dispatcher_unit_id = $2');
  if (query.mine === 'REVIEW')
    conditions.push(`(a.status IN ('SUBMITTED', 'DECLINED') OR a.pending_request IS NOT NULL)`);
  if (query.status) conditions.push(`a.status = ANY (${parameter(query.status)})`);
  if (query.lamp) conditions.push(lampCondition(query.lamp, () => `${parameter(now)}::timestamptz`));
  if (query.role) conditions.push(`a.role = ${parameter(query.role)}`);
  if (query.itemId) conditions.push(`a.item_id = ${parameter(query.itemId)}`);
  if (query.unitId) conditions.push(`a.unit_id = ${parameter(query.unitId)}`);
  return conditions;
}

/** A township also sees what its villages have in hand: it may act for them. */
const heldBy = ({ level }: Caller): string =>
  level === 'SUMU_TOWNSHIP'
    ? '(a.unit_id = $2 OR (a.unit_path <@ $1::ltree AND nlevel(a.unit_path) = nlevel($1::ltree) + 1))'
    : 'a.unit_id = $2';

import type { AssignmentMeasure, LedgerAssignmentExportQuery } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { dayAfter, startOfDay } from '../domain/shanghai-days.js';
import { among, dimensionsSql } from '../projections/dimensions-sql.js';
import { heldSql } from '../projections/held-sql.js';
import { inSubtreeSql } from '../projections/in-subtree-sql.js';
import { lampSql } from '../projections/lamp-sql.js';
import type { Parameters } from '../projections/parameters.js';
import type { TextMatch } from './text-matches.js';
import { matchesSql } from './text-matches.js';

/** What the ledger is asked for, with everything looked up that needs a look. */
export type AssignmentFilter = Omit<
  LedgerAssignmentExportQuery,
  'unitId' | 'query' | 'sort' | 'format' | 'columns' | 'asOf' | 'day' | 'from' | 'to'
> & {
  path: string;
  asOf: Date;
  /** The past day shown; null for now. */
  pastDay: string | null;
  /** What `event` is looked for in, both days included. */
  period: { from: string; to: string };
  text: TextMatch | null;
};

/** The conditions of the ledger over the alias `a`, the same for the total, the rows and the export. */
export interface Conditions {
  sql: string;
  /** Placeholder of the past day; null for now. */
  pastDay: string | null;
  /** Whether there is any besides the subtree. */
  isFiltered: boolean;
  /** Placeholder of the lamps' instant. */
  asOf: () => string;
  /** Placeholder of the unit the caller acts for. */
  actingUnit: () => string;
}

export function conditionsOf(filter: AssignmentFilter, caller: Caller, parameters: Parameters): Conditions {
  const path = parameters.add(filter.path);
  const pastDay = filter.pastDay === null ? null : parameters.add(filter.pastDay);
  const asOf = parameters.shared(filter.asOf);
  const actingUnit = parameters.shared(caller.actingUnitId);
  const place = filter.scope === 'UNIT' ? `a.unit_path = ${path}::ltree` : inSubtreeSql('a.unit_path', path);
  const filters = [
    ...among('a.status', filter.status, parameters),
    ...(filter.lamp ? among(lampSql(asOf()), filter.lamp, parameters) : []),
    ...dimensionsSql(filter, parameters),
    ...among('a.urgency', filter.urgency, parameters),
    ...compared('a.item_id =', filter.itemId, 'uuid', parameters),
    ...compared('a.is_overdue =', filter.overdue, 'boolean', parameters),
    ...compared('a.dispatcher_unit_id =', filter.dispatcherUnitId, 'text', parameters),
    ...compared('a.next_due_at >=', filter.dueFrom, 'timestamptz', parameters),
    ...compared('a.next_due_at <', filter.dueTo, 'timestamptz', parameters),
    ...(filter.event ? [happenedSql(filter.event, filter.period, parameters)] : []),
    ...(filter.mine ? [mineSql(filter.mine, caller, actingUnit, parameters)] : []),
    ...(filter.text ? [matchesSql(filter.text, actingUnit, parameters)] : []),
  ];
  return { sql: [place, ...filters].join('\n  AND '), isFiltered: filters.length > 0, pastDay, asOf, actingUnit };
}

const measureColumns: Record<AssignmentMeasure, string> = {
  ISSUED: 'a.delivered_at',
  ACKNOWLEDGED: 'a.acknowledged_at',
  COMPLETED: 'a.completed_at',
  COMPLETED_ON_TIME: 'a.completed_on_time_at',
  BECAME_OVERDUE: 'a.overdue_at',
  RETURNED: 'a.returned_at',
  EXTENDED: 'a.extended_at',
};

function happenedSql(
  event: AssignmentMeasure,
  { from, to }: AssignmentFilter['period'],
  parameters: Parameters,
): string {
  const column = measureColumns[event];
  const before = startOfDay(dayAfter(to));
  return `${column} >= ${parameters.add(startOfDay(from))}::timestamptz AND ${column} < ${parameters.add(before)}::timestamptz`;
}

const compared = (comparison: string, value: unknown, type: string, parameters: Parameters): string[] =>
  value === undefined ? [] : [`${comparison} ${parameters.add(value)}::${type}`];

function mineSql(
  mine: NonNullable<AssignmentFilter['mine']>,
  caller: Caller,
  actingUnit: () => string,
  parameters: Parameters,
): string {
  switch (mine) {
    case 'HANDLING':
      return heldSql(caller, parameters);
    case 'SUPPORT':
      return `${heldSql(caller, parameters)} AND a.role = 'SUPPORT'`;
    case 'DISPATCHED':
      return `a.dispatcher_unit_id = ${actingUnit()}`;
    case 'REVIEW':
      return `a.dispatcher_unit_id = ${actingUnit()} AND a.status IN ('SUBMITTED', 'DECLINED')`;
    default:
      throw new Error(`the ledger does not know ${String(mine satisfies never)}`);
  }
}

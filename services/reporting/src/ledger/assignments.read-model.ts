import { Injectable } from '@nestjs/common';
import { sentenceFor } from '@ducha/contracts';
import type { LedgerAssignment, LedgerAssignmentList, LedgerAssignmentQuery } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { decodeCursor, Directory, encodeCursor, type Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { keysetPage } from '../domain/keyset-page.js';
import { lampReason } from '../domain/lamp-reason.js';
import { shownTime } from '../domain/shown-time.js';
import { Parameters } from '../projections/parameters.js';
import { readableUnit } from '../readable-unit.js';
import { conditionsOf, type AssignmentFilter } from './assignment-conditions.js';
import { countSql, pageSql } from './assignments-sql.js';
import { assignmentOrders } from './ledger-orders.js';
import { TextMatches } from './text-matches.js';

/** A subtree of more rows is walked along the index of the order; see `pageSql`. */
const walkedAbove = 20_000;

@Injectable()
export class AssignmentsReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly texts: TextMatches,
  ) {}

  /** The rows behind a number of the dashboard: same filters, same `asOf`, same formula of the lamp. */
  async list(caller: Caller, query: LedgerAssignmentQuery): Promise<LedgerAssignmentList> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const time = shownTime(query, this.clock.now());
    const { asOf } = time;
    const beside = decodeCursor(query.cursor ?? query.before, assignmentOrders.positionOf(query.sort));
    const text = query.query === undefined ? null : await this.texts.find(caller, query.query);
    const to = query.to ?? time.day;
    const filter: AssignmentFilter = {
      ...query,
      path: unit.path,
      asOf,
      text,
      pastDay: time.isPast ? time.day : null,
      period: { from: query.from ?? `${to.slice(0, 4)}-01-01`, to: time.isPast && to > time.day ? time.day : to },
    };
    const parameters = new Parameters();
    const conditions = conditionsOf(filter, caller, parameters);
    const counted = conditions.isFiltered ? undefined : await this.count(filter, caller);
    const from = query.last ? 'END' : query.before ? 'BEFORE' : query.cursor ? 'AFTER' : 'BEGINNING';
    const sql = pageSql(conditions, parameters, {
      sort: query.sort,
      beside,
      isBackwards: from === 'END' || from === 'BEFORE',
      rows: query.limit + 1,
      isWalked: !time.isPast && counted !== undefined && counted > walkedAbove,
    });
    const found = await this.dataSource.query<FoundRow[]>(sql, parameters.values);
    const total = counted ?? found[0]?.total ?? (beside ? await this.count(filter, caller) : 0);
    const page = keysetPage(found, query.limit, from);
    const cursorOf = (row: FoundRow | null) => row && encodeCursor([query.sort, row.sortKey, row.id]);
    return {
      rows: page.rows.map(toRow),
      nextCursor: cursorOf(page.next),
      previousCursor: cursorOf(page.previous),
      total,
      asOf: asOf.toISOString(),
    };
  }

  private async count(filter: AssignmentFilter, caller: Caller): Promise<number> {
    const parameters = new Parameters();
    const sql = countSql(conditionsOf(filter, caller, parameters));
    const [counted] = await this.dataSource.query<{ total: number }[]>(sql, parameters.values);
    return counted?.total ?? 0;
  }
}

/** A row of the page with its instants as the driver gives them. */
type FoundRow = {
  sortKey: string;
  /** Null where the page was walked to. */
  total: number | null;
  unitId: string;
  unitName: string;
  unitShortName: string;
  dispatcherUnitId: string;
  dispatcherUnitName: string;
  dispatcherUnitShortName: string;
} & {
  [K in keyof Omit<LedgerAssignment, 'unit' | 'dispatcherUnit' | 'lampReason'>]: K extends `${string}At`
    ? Exclude<LedgerAssignment[K], string> | Date
    : LedgerAssignment[K];
};

function toRow(row: FoundRow): LedgerAssignment {
  const { sortKey: _key, total: _total, unitId, unitName, unitShortName, ...named } = row;
  const { dispatcherUnitId, dispatcherUnitName, dispatcherUnitShortName, ...rest } = named;
  const hidden = row.isMasked ? sentenceFor('reporting.masked-text') : null;
  return {
    ...rest,
    itemTitle: hidden ?? row.itemTitle,
    task: hidden ?? row.task,
    responsibleName: hidden ?? row.responsibleName,
    unit: { id: unitId, name: unitName, shortName: unitShortName },
    dispatcherUnit: { id: dispatcherUnitId, name: dispatcherUnitName, shortName: dispatcherUnitShortName },
    lampReason: lampReason(row.lamp, row),
    deliveredAt: row.deliveredAt.toISOString(),
    reportDueAt: row.reportDueAt.toISOString(),
    completionDueAt: row.completionDueAt.toISOString(),
    originalCompletionDueAt: row.originalCompletionDueAt.toISOString(),
    nextDueAt: row.nextDueAt.toISOString(),
    warnAt: row.warnAt.toISOString(),
    clockStoppedAt: row.clockStoppedAt?.toISOString() ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}

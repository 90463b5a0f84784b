import { Injectable } from '@nestjs/common';
import { sentenceFor } from '@ducha/contracts';
import type { LedgerAssignment, LedgerAssignmentList, LedgerAssignmentQuery } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { decodeCursor, Directory, pageFrom, type Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { lampReason } from '../domain/lamp-reason.js';
import { readableUnit } from '../readable-unit.js';
import { assignmentsSql } from './assignments-sql.js';

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

@Injectable()
export class AssignmentsReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** The rows behind a number of the dashboard: same filters, same `asOf`, same formula of the lamp. */
  async list(caller: Caller, query: LedgerAssignmentQuery): Promise<LedgerAssignmentList> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const asOf = query.asOf === undefined ? this.clock.now() : new Date(query.asOf);
    const after = decodeCursor(query.cursor, Position);
    const found = await this.dataSource.query<FoundRow[]>(assignmentsSql(query.sort), [
      unit.path,
      query.scope === 'UNIT',
      query.status ?? null,
      query.lamp ?? null,
      query.role ?? null,
      query.itemId ?? null,
      query.overdue ?? null,
      asOf,
      after?.[0] ?? null,
      after?.[1] ?? null,
      query.limit + 1,
      caller.actingUnitId,
    ]);
    const rows = found.filter((row) => row.id !== null).map(toRow);
    const page = pageFrom(rows, query.limit, (row) => [row[query.sort], row.id]);
    return { ...page, total: found[0]?.total ?? 0, asOf: asOf.toISOString() };
  }
}

/** A row of the page with its instants as the driver gives them. */
type FoundRow = {
  total: number;
  unitId: string;
  unitName: string;
  dispatcherUnitId: string;
  dispatcherUnitName: string;
} & {
  [K in keyof Omit<LedgerAssignment, 'unit' | 'dispatcherUnit' | 'lampReason'>]: K extends `${string}At`
    ? Exclude<LedgerAssignment[K], string> | Date
    : LedgerAssignment[K];
};

function toRow(row: FoundRow): LedgerAssignment {
  const { total: _, unitId, unitName, dispatcherUnitId, dispatcherUnitName, ...rest } = row;
  const hidden = row.isMasked ? sentenceFor('reporting.masked-text') : null;
  return {
    ...rest,
    itemTitle: hidden ?? row.itemTitle,
    task: hidden ?? row.task,
    responsibleName: hidden ?? row.responsibleName,
    unit: { id: unitId, name: unitName },
    dispatcherUnit: { id: dispatcherUnitId, name: dispatcherUnitName },
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

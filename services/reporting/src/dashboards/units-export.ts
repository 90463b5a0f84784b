import { Injectable } from '@nestjs/common';
import { sentenceFor } from '@ducha/contracts';
import type { Dashboard, DashboardUnitsExportQuery } from '@ducha/contracts';
import { tableFile, type Caller, type Cells } from '@ducha/platform';
import { DashboardsReadModel } from './dashboards.read-model.js';

type Child = Dashboard['children'][number];

/** Columns of the table in their order, each with how its cell is written. */
const columns: Record<string, (row: Child) => string | number> = {
  unit: ({ unit }) => unit.name,
  red: ({ byLamp }) => byLamp.RED,
  yellow: ({ byLamp }) => byLamp.YELLOW,
  green: ({ byLamp }) => byLamp.GREEN,
  done: ({ byLamp }) => byLamp.DONE,
  open: ({ byLamp }) => byLamp.RED + byLamp.YELLOW + byLamp.GREEN,
  total: ({ total }) => total,
  overdue: ({ overdue }) => overdue,
  issued: ({ measures }) => measures.issued,
  acknowledged: ({ measures }) => measures.acknowledged,
  completed: ({ measures }) => measures.completed,
  completedOnTime: ({ measures }) => measures.completedOnTime,
  becameOverdue: ({ measures }) => measures.becameOverdue,
  returned: ({ measures }) => measures.returned,
  extended: ({ measures }) => measures.extended,
  averageDays: ({ measures }) => (measures.averageDaysTenths === null ? '' : measures.averageDaysTenths / 10),
};

@Injectable()
export class UnitsExport {
  constructor(private readonly readModel: DashboardsReadModel) {}

  /** The units below the one asked for, with the numbers of its dashboard. @throws DomainError as the dashboard does */
  async file(caller: Caller, { format, ...query }: DashboardUnitsExportQuery): Promise<AsyncIterable<unknown>> {
    const { children } = await this.readModel.dashboard(caller, query);
    const heads = Object.keys(columns).map((column) => sentenceFor(`reporting.unit-column.${column}`));
    const sheet = {
      name: sentenceFor('reporting.unit-column.sheet'),
      widths: heads.map((_head, index) => (index === 0 ? 32 : 14)),
    };
    return tableFile(format, sheet, oneTable([heads, ...children.map(cellsOf)]));
  }
}

const cellsOf = (row: Child): Cells => Object.values(columns).map((cell) => cell(row));

async function* oneTable(rows: Cells[]): AsyncIterable<Cells[]> {
  yield await Promise.resolve(rows);
}

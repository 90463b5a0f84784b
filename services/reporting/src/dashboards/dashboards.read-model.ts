import { Injectable } from '@nestjs/common';
import { itemStatuses } from '@ducha/contracts';
import type { Dashboard, DashboardQuery, DeductionStatus, ItemStatus } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { Directory, type Caller, type UnitRow } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { keysFor } from '../domain/count-keys.js';
import { added, countsOf, measuresOf, zeroes, type Sums, type Turned } from '../domain/counts.js';
import { shownTime } from '../domain/shown-time.js';
import { Parameters } from '../projections/parameters.js';
import { readableUnit } from '../readable-unit.js';
import { dashboardSql } from './dashboard-sql.js';

type DeductedGroup = { status: DeductionStatus; count: number; pointsTenths: number };
type IssuedGroup = { status: ItemStatus; count: number };
/** Null: the unit shown itself, where rows were counted. */
type UnitSums = Sums & { unitId: string | null };

interface DashboardRow {
  state: UnitSums[];
  flow: UnitSums[];
  turned: (Turned & { child: string | null })[];
  issued: IssuedGroup[];
  deducted: DeductedGroup[];
  children: Dashboard['children'][number]['unit'][];
  breadcrumb: Dashboard['breadcrumb'];
  dataAt: Date | null;
}

@Injectable()
export class DashboardsReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async dashboard(caller: Caller, query: DashboardQuery): Promise<Dashboard> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const time = shownTime(query, this.clock.now());
    const keys = keysFor(query, unit.path.split('.').length, canHaveChildren(unit));
    const parameters = new Parameters();
    const sql = dashboardSql(
      {
        unit,
        callerPath: caller.actingUnitPath,
        asOf: time.asOf,
        day: time.isPast ? time.day : null,
        filter: query,
        counted: keys && { keys, state: time.state, flow: time.flow },
        state: time.state,
        period: time.period,
      },
      parameters,
    );
    const [row] = await this.dataSource.query<DashboardRow[]>(sql, parameters.values);
    if (row === undefined) throw new Error('the dashboard statement answers exactly one row');
    const { byStatusAndLamp, ...counts } = countsOf(wholeOf(row.state, unit.id, keys !== null), row.turned);
    return {
      unit: { id: unit.id, name: unit.name, shortName: unit.shortName, level: unit.level, kind: unit.kind },
      breadcrumb: row.breadcrumb,
      asOf: time.asOf.toISOString(),
      day: time.day,
      period: { from: time.from, to: time.day },
      dataAt: row.dataAt?.toISOString() ?? null,
      measures: measuresOf(wholeOf(keys ? row.flow : row.state, unit.id, keys !== null)),
      assignments: { ...counts, byStatusAndLamp },
      items: itemCounts(row.issued),
      deductions: deductionCounts(row.deducted),
      children: row.children.map((child) => childCounts(child, row)),
    };
  }
}

const canHaveChildren = ({ kind }: UnitRow): boolean => kind !== 'DEPARTMENT' && kind !== 'SUPERVISION_OFFICE';

/** Counters have the unit's own sums; where rows were counted, its sums are those of all its parts. */
function wholeOf(sums: readonly UnitSums[], unitId: string, isCounted: boolean): Sums {
  return isCounted ? sumsOf(sums, unitId) : added(sums);
}

const sumsOf = (sums: readonly UnitSums[], unitId: string): Sums => sums.find((one) => one.unitId === unitId) ?? {};

function childCounts(unit: Dashboard['children'][number]['unit'], row: DashboardRow): Dashboard['children'][number] {
  const state = sumsOf(row.state, unit.id);
  const turned = row.turned.filter(({ child }) => child === unit.id);
  const { byStatusAndLamp: _, ...counts } = countsOf(state, turned);
  return { unit, ...counts, measures: measuresOf({ ...state, ...sumsOf(row.flow, unit.id) }) };
}

function itemCounts(groups: readonly IssuedGroup[]): Dashboard['items'] {
  const byStatus = zeroes(itemStatuses);
  for (const { status, count } of groups) byStatus[status] = count;
  return { total: groups.reduce((sum, { count }) => sum + count, 0), byStatus };
}

/** Deductions that stand: an appealed one does not until the appeal is decided. */
const standing: readonly DeductionStatus[] = ['CONFIRMED', 'UPHELD', 'COUNTED'];

function deductionCounts(groups: readonly DeductedGroup[]): Dashboard['deductions'] {
  const of = (statuses: readonly DeductionStatus[]): DeductedGroup[] =>
    groups.filter(({ status }) => statuses.includes(status));
  const count = (found: DeductedGroup[]): number => found.reduce((sum, group) => sum + group.count, 0);
  return {
    proposed: count(of(['PROPOSED'])),
    appealed: count(of(['APPEALED'])),
    confirmed: count(of(standing)),
    confirmedPointsTenths: of(standing).reduce((sum, group) => sum + group.pointsTenths, 0),
  };
}

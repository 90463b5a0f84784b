import { Injectable } from '@nestjs/common';
import { itemStatuses } from '@ducha/contracts';
import type { Dashboard, DashboardQuery, DeductionStatus, ItemStatus } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { Directory, type Caller, type UnitRow } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { keysFor } from '../domain/count-keys.js';
import { sumsByUnit, SumPlan } from '../domain/count-sums.js';
import { added, countsOf, measuresOf, zeroes, type Sums, type Turned } from '../domain/counts.js';
import { shownTime } from '../domain/shown-time.js';
import { Parameters, UnseenParameters } from '../projections/parameters.js';
import { readableUnit } from '../readable-unit.js';
import { countersOf, type CounterRow } from './counted-sql.js';
import { dashboardSql } from './dashboard-sql.js';

type DeductedGroup = { status: DeductionStatus; count: number; pointsTenths: number };
type IssuedGroup = { status: ItemStatus; count: number };
type Child = Dashboard['children'][number];

interface DashboardRow {
  /** Null where rows were counted. */
  counters: CounterRow[] | null;
  /** Rows counted by child; null for what the unit shown holds itself. */
  scanned: (Sums & { unitId: string | null })[];
  turned: (Turned & { child: string | null })[];
  issued: IssuedGroup[];
  deducted: DeductedGroup[];
  /** Governments that exist are shown whatever they hold, departments where they hold anything. */
  children: (Child['unit'] & { isAlwaysShown: boolean })[];
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
    const plan = SumPlan.of(time);
    const parameters = keys ? new UnseenParameters() : new Parameters();
    const sql = dashboardSql(
      {
        unit,
        callerPath: caller.actingUnitPath,
        asOf: time.asOf,
        day: time.isPast ? time.day : null,
        filter: query,
        counted: keys && { keys, plan },
        state: time.state,
        period: time.period,
      },
      parameters,
    );
    const [row] = await this.dataSource.query<DashboardRow[]>(sql, parameters.values);
    if (row === undefined) throw new Error('the dashboard statement answers exactly one row');
    const sums = row.counters ? sumsByUnit(countersOf(row.counters), plan) : scannedByUnit(row.scanned);
    const whole = row.counters ? (sums.get(unit.id) ?? {}) : added(row.scanned);
    const { byStatusAndLamp, ...counts } = countsOf(whole, row.turned);
    return {
      unit: { id: unit.id, name: unit.name, shortName: unit.shortName, level: unit.level, kind: unit.kind },
      breadcrumb: row.breadcrumb,
      asOf: time.asOf.toISOString(),
      day: time.day,
      period: { from: time.from, to: time.day },
      dataAt: row.dataAt?.toISOString() ?? null,
      measures: measuresOf(whole),
      assignments: { ...counts, byStatusAndLamp },
      items: itemCounts(row.issued),
      deductions: deductionCounts(row.deducted),
      children: childrenOf(row, sums),
    };
  }
}

const canHaveChildren = ({ kind }: UnitRow): boolean => kind !== 'DEPARTMENT' && kind !== 'SUPERVISION_OFFICE';

const scannedByUnit = (scanned: DashboardRow['scanned']): Map<string, Sums> =>
  new Map(scanned.flatMap((one) => (one.unitId === null ? [] : [[one.unitId, one]])));

function childrenOf({ children, turned }: DashboardRow, sums: ReadonlyMap<string, Sums>): Child[] {
  const shown: Child[] = [];
  for (const { isAlwaysShown, ...unit } of children) {
    const own = sums.get(unit.id) ?? {};
    const turnedBelow = turned.filter(({ child }) => child === unit.id);
    const { byStatusAndLamp: _, ...counts } = countsOf(own, turnedBelow);
    if (isAlwaysShown || counts.total > 0) shown.push({ unit, ...counts, measures: measuresOf(own) });
  }
  return shown;
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

import { Injectable } from '@nestjs/common';
import { itemStatuses } from '@ducha/contracts';
import type { Dashboard, DashboardQuery, DeductionStatus, ItemStatus } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { Directory, type Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { byStatusAndLamp, sumUp, zeroes, type CountedGroup } from '../domain/counts.js';
import { readableUnit } from '../readable-unit.js';
import { dashboardSql } from './dashboard-sql.js';

type DeductedGroup = { status: DeductionStatus; count: number; pointsTenths: number };
type IssuedGroup = { status: ItemStatus; count: number };

interface DashboardRow {
  held: CountedGroup[];
  issued: IssuedGroup[];
  deducted: DeductedGroup[];
  children: Dashboard['children'][number]['unit'][];
  breadcrumb: Dashboard['breadcrumb'];
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
    const asOf = query.asOf === undefined ? this.clock.now() : new Date(query.asOf);
    const [row] = await this.dataSource.query<DashboardRow[]>(dashboardSql, [
      unit.path,
      asOf,
      caller.actingUnitPath,
      unit.id,
    ]);
    if (row === undefined) throw new Error('the dashboard statement answers exactly one row');
    const byChild = groupByChild(row.held);
    return {
      unit: { id: unit.id, name: unit.name, shortName: unit.shortName, level: unit.level, kind: unit.kind },
      breadcrumb: row.breadcrumb,
      asOf: asOf.toISOString(),
      assignments: { ...sumUp(row.held), byStatusAndLamp: byStatusAndLamp(row.held) },
      items: itemCounts(row.issued),
      deductions: deductionCounts(row.deducted),
      children: row.children.map((child) => ({ unit: child, ...sumUp(byChild.get(child.id) ?? []) })),
    };
  }
}

function groupByChild(groups: readonly CountedGroup[]): Map<string | null, CountedGroup[]> {
  const byChild = new Map<string | null, CountedGroup[]>();
  for (const group of groups) byChild.set(group.child, [...(byChild.get(group.child) ?? []), group]);
  return byChild;
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

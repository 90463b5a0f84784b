import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Dashboard } from '@ducha/contracts';
import { ReconciliationChecks, untilEqual, type Differences, type ReconciliationCheck } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { DashboardsReadModel } from '../dashboards/dashboards.read-model.js';

/** Numbers by `<unit> <what is counted>`. */
type Numbers = Record<string, number>;

interface CountedRow {
  path: string;
  name: string;
  count: number;
}

/** Every row once, by the unit that holds or issues it and by what dashboards count; `name` ends in the number's own. */
const rowsSql = `
  SELECT unit_path::text AS path, 'assignments ' || status AS name, count(*)::int AS count FROM assignment_row GROUP BY 1, 2
  UNION ALL
  SELECT unit_path::text, 'assignments overdue', count(*)::int FROM assignment_row WHERE is_overdue GROUP BY 1
  UNION ALL
  SELECT issuing_unit_path::text, 'items ' || status, count(*)::int FROM item_row GROUP BY 1, 2
  UNION ALL
  SELECT unit_path::text, 'deductions proposed', count(*)::int FROM deduction_row WHERE status = 'PROPOSED' GROUP BY 1
  UNION ALL
  SELECT unit_path::text, 'deductions appealed', count(*)::int FROM deduction_row WHERE status = 'APPEALED' GROUP BY 1
  UNION ALL
  SELECT unit_path::text, 'deductions confirmedPointsTenths', sum(points_tenths)::int
    FROM deduction_row WHERE status IN ('CONFIRMED', 'UPHELD', 'COUNTED') GROUP BY 1`;

/**
 * Compares what the dashboard of each unit counts with the rows it opens. The rows themselves are compared with their owners, so
 * counters, rows and owners agree where this and that find nothing. Lamps and past days are the audit's.
 */
@Injectable()
export class DashboardCountsCheck implements ReconciliationCheck, OnModuleInit {
  constructor(
    private readonly checks: ReconciliationChecks,
    private readonly dataSource: DataSource,
    private readonly modules: ModuleRef,
  ) {}

  onModuleInit(): void {
    this.checks.add(this);
  }

  async compare(differences: Differences, patienceMs: number): Promise<void> {
    const { different, compared } = await untilEqual(
      async () => [await this.counted(), await this.shown()],
      patienceMs,
    );
    for (const unit of new Set(different.map((number) => number.split(' ', 1)[0] ?? '')))
      differences.note('MODEL_COUNT', 'dashboard', unit);
    differences.checked('dashboard', compared);
  }

  /** Rows counted for their unit and each unit above. */
  private async counted(): Promise<Numbers> {
    const numbers: Numbers = {};
    for (const { path, name, count } of await this.dataSource.query<CountedRow[]>(rowsSql))
      for (const unit of path.split('.')) numbers[`${unit} ${name}`] = (numbers[`${unit} ${name}`] ?? 0) + count;
    return numbers;
  }

  /** What each unit with rows below it is shown, one after the other; and the topmost units, which show nothing where there is no row. */
  private async shown(): Promise<Numbers> {
    const units = await this.dataSource.query<{ id: string; path: string }[]>(
      `SELECT DISTINCT u.id, u.path::text AS path FROM unit u
        WHERE u.parent_id IS NULL OR u.id IN (
          SELECT unnest(string_to_array(path, '.')) FROM (
            SELECT DISTINCT unit_path::text AS path FROM assignment_row
            UNION SELECT DISTINCT issuing_unit_path::text FROM item_row
            UNION SELECT DISTINCT unit_path::text FROM deduction_row) held)
        ORDER BY u.id`,
    );
    const dashboards = this.modules.get(DashboardsReadModel, { strict: false });
    const numbers: Numbers = {};
    for (const { id, path } of units)
      Object.assign(numbers, numbersOf(id, await dashboards.dashboard(itself(id, path), {})));
    return numbers;
  }
}

/** A caller who sees the unit and what lies below it, as the unit's own people do. */
const itself = (unitId: string, path: string): Caller => ({
  personId: 'reconciliation',
  personName: 'reconciliation',
  postId: 'reconciliation',
  role: 'SUPERVISION_CLERK',
  title: '',
  unitId,
  actingUnitId: unitId,
  actingUnitPath: path,
  level: 'AUTONOMOUS_REGION',
});

function numbersOf(unit: string, { assignments, items, deductions }: Dashboard): Numbers {
  const numbers: Numbers = {};
  for (const [status, count] of Object.entries(assignments.byStatus)) numbers[`${unit} assignments ${status}`] = count;
  for (const [status, count] of Object.entries(items.byStatus)) numbers[`${unit} items ${status}`] = count;
  for (const name of ['proposed', 'appealed', 'confirmedPointsTenths'] as const)
    numbers[`${unit} deductions ${name}`] = deductions[name];
  return { ...numbers, [`${unit} assignments overdue`]: assignments.overdue };
}

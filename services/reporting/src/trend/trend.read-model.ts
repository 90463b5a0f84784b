import { Injectable } from '@nestjs/common';
import type { Trend, TrendQuery } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { Directory, type Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { countersOf, type CounterRow } from '../dashboards/counted-sql.js';
import { keysFor } from '../domain/count-keys.js';
import { sumsByDay, SumPlan } from '../domain/count-sums.js';
import { dayAfter, daysUpTo, startOfDay } from '../domain/shanghai-days.js';
import { shownTime } from '../domain/shown-time.js';
import { trendOf, type DayCounts } from '../domain/trend.js';
import { Parameters, UnseenParameters } from '../projections/parameters.js';
import { readableUnit } from '../readable-unit.js';
import { countedTrendSql, scannedTrendSql, type TrendDays } from './trend-sql.js';

interface TrendCounts {
  openBefore: number;
  counts: DayCounts[];
}

@Injectable()
export class TrendReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async trend(caller: Caller, query: TrendQuery): Promise<Trend> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const now = this.clock.now();
    const { asOf, day: last } = shownTime({ day: query.day }, now);
    const days = daysUpTo(asOf, query.days);
    const first = days[0] ?? last;
    const covered = { first, last, from: startOfDay(first), before: startOfDay(dayAfter(last)) };
    const keys = keysFor(query, unit.path.split('.').length, false);
    const { openBefore, counts } =
      keys === null ? await this.scanned(unit.path, covered, query) : await this.counted(unit.id, keys, covered);
    return {
      unit: { id: unit.id, name: unit.name, shortName: unit.shortName },
      asOf: asOf.toISOString(),
      days: trendOf(days, openBefore, counts),
    };
  }
  private async counted(unitId: string, keys: readonly string[], { first, last }: TrendDays): Promise<TrendCounts> {
    const plan = SumPlan.ofDays(first, last);
    const parameters = new UnseenParameters();
    const sql = countedTrendSql(unitId, keys, plan, parameters);
    const [row] = await this.dataSource.query<{ counters: CounterRow[] }[]>(sql, parameters.values);
    const { before, days } = sumsByDay(countersOf(row?.counters ?? []), plan);
    return {
      openBefore: Number(before.issued) - Number(before.ended),
      counts: [...days].map(([day, sums]) => ({
        day,
        delivered: Number(sums.issued),
        ended: Number(sums.ended),
        completed: Number(sums.completed),
        becameOverdue: Number(sums.became_overdue),
      })),
    };
  }

  private async scanned(unitPath: string, days: TrendDays, query: TrendQuery): Promise<TrendCounts> {
    const parameters = new Parameters();
    const sql = scannedTrendSql(unitPath, days, query, parameters);
    const [row] = await this.dataSource.query<TrendCounts[]>(sql, parameters.values);
    if (row === undefined) throw new Error('the trend statement answers exactly one row');
    return row;
  }
}

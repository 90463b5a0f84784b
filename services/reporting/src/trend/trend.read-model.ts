import { Injectable } from '@nestjs/common';
import type { Trend, TrendQuery } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { Directory, type Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { keysFor } from '../domain/count-keys.js';
import { dayAfter, daysUpTo, startOfDay } from '../domain/shanghai-days.js';
import { shownTime } from '../domain/shown-time.js';
import { trendOf, type DayCounts } from '../domain/trend.js';
import { Parameters } from '../projections/parameters.js';
import { readableUnit } from '../readable-unit.js';
import { countedTrendSql, scannedTrendSql } from './trend-sql.js';

interface TrendRow {
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
    const parameters = new Parameters();
    const sql =
      keys === null
        ? scannedTrendSql(unit.path, covered, query, parameters)
        : countedTrendSql(unit.id, keys, covered, parameters);
    const [row] = await this.dataSource.query<TrendRow[]>(sql, parameters.values);
    if (row === undefined) throw new Error('the trend statement answers exactly one row');
    return {
      unit: { id: unit.id, name: unit.name, shortName: unit.shortName },
      asOf: asOf.toISOString(),
      days: trendOf(days, row.openBefore, row.counts),
    };
  }
}

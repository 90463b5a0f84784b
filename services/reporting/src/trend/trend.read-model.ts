import { Injectable } from '@nestjs/common';
import type { Trend, TrendQuery } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { Directory, type Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { daysUpTo, startOfDay } from '../domain/shanghai-days.js';
import { trendOf, type DayCounts } from '../domain/trend.js';
import { readableUnit } from '../readable-unit.js';
import { trendSql } from './trend-sql.js';

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
    const asOf = this.clock.now();
    const days = daysUpTo(asOf, query.days);
    const [row] = await this.dataSource.query<TrendRow[]>(trendSql, [unit.path, startOfDay(days[0] ?? ''), asOf]);
    if (row === undefined) throw new Error('the trend statement answers exactly one row');
    return {
      unit: { id: unit.id, name: unit.name, shortName: unit.shortName },
      asOf: asOf.toISOString(),
      days: trendOf(days, row.openBefore, row.counts),
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { ScoreQuery, ScoreView } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import { Directory, type Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { shanghaiDay, shanghaiYear } from '../domain/assessment-year.js';
import { scoreOf } from '../domain/score.js';
import { DeductionEntity } from '../deductions/deduction.entity.js';
import { readableUnit } from '../readable-unit.js';
import { RuleSetsService } from '../rule-sets/rule-sets.service.js';

/** Where no rule set binds the unit nothing is scored: no base, no deduction. */
const unscored = { baseTenths: 0, floorTenths: 0, stacking: 'HIGHEST', isBaseConfirmed: false } as const;

@Injectable()
export class ScoresReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
    private readonly ruleSets: RuleSetsService,
    private readonly clock: Clock,
  ) {}

  async score(caller: Caller, query: ScoreQuery): Promise<ScoreView> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const now = this.clock.now();
    const year = query.year ?? shanghaiYear(now);
    const deductions = await this.dataSource.getRepository(DeductionEntity).find({
      where: { unitId: unit.id, assessmentYear: year },
      order: { occurredAt: 'ASC', id: 'ASC' },
    });
    const ruleSet = await this.ruleSets.inForce(this.dataSource.manager, unit.path, decisiveDay(year, now));
    const parameters = ruleSet ?? unscored;
    const { counting, ...score } = scoreOf(parameters, deductions);
    return {
      unit: { id: unit.id, name: unit.name },
      year,
      ruleSet: ruleSet && { id: ruleSet.id, version: ruleSet.version, name: ruleSet.name },
      baseTenths: parameters.baseTenths,
      isBaseConfirmed: parameters.isBaseConfirmed,
      ...score,
      deductions: deductions.map((deduction) => ({
        id: deduction.id,
        ruleCode: deduction.ruleCode,
        clause: deduction.clause,
        pointsTenths: deduction.pointsTenths,
        status: deduction.status,
        occurredAt: deduction.occurredAt.toISOString(),
        counting: counting.get(deduction.id) ?? 'PENDING',
      })),
    };
  }
}

/** The base and the stacking of a year are those in force on its last day, or today while it runs. */
function decisiveDay(year: number, now: Date): string {
  const today = shanghaiDay(now);
  const lastDay = `${year}-12-31`;
  return today < lastDay ? today : lastDay;
}

import { dayOf, formatDay } from '@ducha/calendar';
import type { ClockKind, DueDate, DueDates, DueDatesQuery } from '@ducha/contracts';
import { clockKinds, DomainError } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { Directory } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { RuleBook } from '../clocks/rule-book.js';
import type { Choice, Measure } from '../domain/deadline-policy.js';
import { applicable, choose, chooseCycles, measureOf } from '../domain/deadline-policy.js';
import { answerOf } from './due-date-answer.js';
import { PoliciesStore } from './policies.store.js';

/** Works out due dates from the policies in force. Nothing is stored: a clock keeps the date it was started with. */
@Injectable()
export class DueDatesService {
  constructor(
    private readonly policies: PoliciesStore,
    private readonly rules: RuleBook,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError NOT_FOUND where the unit is not known */
  async of(query: DueDatesQuery, caller: Caller): Promise<DueDates> {
    const { sourceKind, urgency } = query;
    const unitId = query.unitId ?? caller.actingUnitId;
    const unit = await this.directory.unit(unitId);
    if (!unit) throw new DomainError('NOT_FOUND', 'tracking.due.unit-unknown', { unitId }, 'unitId');
    const now = this.clock.now();
    const from = query.from ? new Date(query.from) : now;
    const matter = { subject: 'ITEM', sourceKind, urgency, unitPath: unit.path, day: formatDay(dayOf(now)) };
    const rows = applicable(await this.policies.of(matter.subject, unit.path), matter);
    const ladders = applicable(await this.policies.of('LADDER', unit.path), { ...matter, subject: 'LADDER' });
    const ladderFor = (kind: ClockKind | undefined) =>
      choose(ladders, ({ clocks }) => !clocks || (kind !== undefined && clocks.includes(kind)), unit.path)?.policy;
    const units = await this.directory.units(rows.map(({ jurisdiction }) => jurisdiction));
    const surroundings = {
      calendar: this.rules.calendars.of(unit.path),
      from,
      unit,
      nameOf: (id: string) => units.get(id)?.name ?? id,
    };
    const answer = (choice: Choice | null, measure: Measure): DueDate | null => {
      const limit = choice?.policy[measure];
      const kind = clockKinds.find((each) => measureOf[each] === measure);
      return choice && limit ? answerOf(choice, limit, surroundings, ladderFor(kind)) : null;
    };
    const limitBy = (measure: Measure): DueDate | null =>
      answer(
        choose(rows, (row) => row[measure] !== undefined, unit.path),
        measure,
      );
    const ladder = choose(rows, ({ stages }) => stages !== undefined, unit.path);
    return {
      unitId,
      sourceKind,
      urgency,
      from: from.toISOString(),
      acknowledge: limitBy('acknowledge'),
      report: limitBy('report'),
      completion: limitBy('completion'),
      extensionDecision: limitBy('extensionDecision'),
      review: limitBy('review'),
      cycles: chooseCycles(rows).flatMap((choice) => answer(choice, 'cycle') ?? []),
      stages: (ladder?.policy.stages ?? []).flatMap(({ name, limit }) =>
        ladder ? [{ name, ...answerOf(ladder, limit, surroundings) }] : [],
      ),
    };
  }
}

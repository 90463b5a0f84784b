import { dayOf, formatDay } from '@ducha/calendar';
import type { DueDate, DueDates, DueDatesQuery } from '@ducha/contracts';
import { DomainError } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { Directory } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { Measure } from '../domain/deadline-policy.js';
import { applicable, choose, chooseCycles } from '../domain/deadline-policy.js';
import { answerOf } from './due-date-answer.js';
import { PoliciesStore } from './policies.store.js';
import { WorkCalendars } from './work-calendars.js';

/** Works out due dates from the policies in force. Nothing is stored: a clock keeps the date it was started with. */
@Injectable()
export class DueDatesService {
  constructor(
    private readonly policies: PoliciesStore,
    private readonly calendars: WorkCalendars,
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
    const units = await this.directory.units(rows.map(({ jurisdiction }) => jurisdiction));
    const surroundings = {
      calendar: this.calendars.of(unit.path),
      from,
      unit,
      nameOf: (id: string) => units.get(id)?.name ?? id,
    };
    const limitBy = (measure: Measure): DueDate | null => {
      const choice = choose(rows, (row) => row[measure] !== undefined, unit.path);
      const limit = choice?.policy[measure];
      return choice && limit ? answerOf(choice, limit, surroundings) : null;
    };
    const ladder = choose(rows, ({ stages }) => stages !== undefined, unit.path);
    return {
      unitId,
      sourceKind,
      urgency,
      from: from.toISOString(),
      acknowledge: limitBy('acknowledge'),
      report: limitBy('report'),
      completion: limitBy('completion'),
      cycles: chooseCycles(rows).flatMap((choice) =>
        choice.policy.cycle ? [answerOf(choice, choice.policy.cycle, surroundings)] : [],
      ),
      stages: (ladder?.policy.stages ?? []).flatMap(({ name, limit }) =>
        ladder ? [{ name, ...answerOf(ladder, limit, surroundings) }] : [],
      ),
    };
  }
}

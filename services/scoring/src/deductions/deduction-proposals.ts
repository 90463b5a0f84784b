import { Injectable } from '@nestjs/common';
import { DeductionProposedV1 } from '@ducha/contracts';
import type { AssignmentFacts, DeductionRule, RuleSet } from '@ducha/contracts';
import { Inbox, type Tx } from '@ducha/messaging';
import { v7 as uuidv7 } from 'uuid';
import { lastDayOfLimit } from '../domain/assessment-year.js';
import { matchingRules, occurrenceKey, stack } from '../domain/rule-matching.js';
import type { Occurrence } from '../domain/rule-matching.js';
import { RuleSetsService } from '../rule-sets/rule-sets.service.js';
import { DeductionEntity } from './deduction.entity.js';
import { deductionFacts } from './deduction-facts.js';

/** Turns what the platform saw into proposals; a person decides on each. */
@Injectable()
export class DeductionProposals {
  constructor(
    private readonly inbox: Inbox,
    private readonly ruleSets: RuleSetsService,
  ) {}

  /** Keeps who holds a matter, because titles of work-secret items are shown to those units alone. */
  async rememberHolders(tx: Tx, assignments: readonly AssignmentFacts[]): Promise<void> {
    const holders = assignments.flatMap(({ itemId, unitId, dispatcherUnitId }) => [
      { itemId, unitId },
      { itemId, unitId: dispatcherUnitId },
    ]);
    // In one order, so that two batches about the same item wait for each other instead of both failing.
    await tx.manager.query(
      `INSERT INTO item_holder (item_id, unit_id)
       SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[]) AS holder (item_id, unit_id) ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
      [holders.map(({ itemId }) => itemId), holders.map(({ unitId }) => unitId)],
    );
  }

  /**
   * Proposes a deduction for a missed completion date, once per event and once per occurrence and rule.
   * @param dueAt ISO instant at which the missed date ended (exclusive)
   */
  async proposeForMissedCompletion(tx: Tx, eventId: string, assignment: AssignmentFacts, dueAt: string): Promise<void> {
    await this.inbox.once(tx, eventId, 'propose-deduction', async () => {
      const { id: assignmentId, sourceKind } = assignment;
      const occurrence: Occurrence = { kind: 'COMPLETION_OVERDUE', assignmentId, sourceKind, dueAt };
      const day = lastDayOfLimit(new Date(dueAt));
      const ruleSet = await this.ruleSets.inForce(tx.manager, assignment.unitPath, day);
      if (ruleSet === null) return;
      for (const rule of stack(ruleSet.stacking, matchingRules(ruleSet, occurrence))) {
        await this.propose(tx, proposal(ruleSet, rule, occurrence, assignment, day, tx.now));
      }
    });
  }

  private async propose(tx: Tx, deduction: DeductionEntity): Promise<void> {
    const result = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(DeductionEntity)
      .values(deduction)
      .orIgnore()
      .returning('id')
      .execute();
    if ((result.raw as unknown[]).length === 0) return;
    tx.emit(
      DeductionProposedV1,
      { id: deduction.id, version: deduction.version },
      { deduction: deductionFacts(deduction) },
    );
  }
}

function proposal(
  ruleSet: RuleSet,
  rule: DeductionRule,
  occurrence: Occurrence,
  assignment: AssignmentFacts,
  day: string,
  now: Date,
): DeductionEntity {
  return Object.assign(new DeductionEntity(), {
    id: uuidv7(),
    version: 1,
    status: 'PROPOSED',
    unitId: assignment.unitId,
    unitPath: assignment.unitPath,
    ruleSetId: ruleSet.id,
    ruleSetVersion: ruleSet.version,
    ruleCode: rule.code,
    clause: `${ruleSet.document.title}${rule.article}`,
    pointsTenths: rule.pointsTenths,
    occurrenceKind: occurrence.kind,
    occurrenceKey: occurrenceKey(occurrence),
    occurredAt: new Date(occurrence.dueAt),
    assessmentYear: Number(day.slice(0, 4)),
    itemId: assignment.itemId,
    itemNo: assignment.itemNo,
    itemTitle: assignment.itemTitle,
    sourceKind: assignment.sourceKind,
    disclosure: assignment.disclosure,
    assignmentId: assignment.id,
    task: assignment.task,
    dispatcherUnitId: assignment.dispatcherUnitId,
    proposedAt: now,
    decidedBy: null,
    decisionReason: null,
    appealReason: null,
  } satisfies DeductionEntity);
}

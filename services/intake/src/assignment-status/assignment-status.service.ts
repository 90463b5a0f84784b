import type { AssignmentFacts } from '@ducha/contracts';
import type { EventContext } from '@ducha/messaging';
import { Injectable } from '@nestjs/common';
import { Breakdowns } from '../decomposition/breakdowns.js';
import { followUps } from '../domain/tracking-follow-up.js';
import { lockItem, saveDecisions } from '../items/item-rows.js';
import { AssignmentStatusRow } from './assignment-status.entity.js';

/**
 * Follows the assignments of items: keeps their status, and lets the item take the steps that come from it.
 * The items decide on this table, so a rebuild does not empty it; versions already known change nothing.
 */
@Injectable()
export class AssignmentStatusService {
  constructor(private readonly breakdowns: Breakdowns) {}

  async dispatched(facts: AssignmentFacts, { envelope, tx }: EventContext): Promise<void> {
    const { id, itemId, parentId, role, unitId, unitPath, status } = facts;
    const row = { assignmentId: id, itemId, parentId, role, unitId, unitPath, status, closeReason: null };
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(AssignmentStatusRow)
      .values({ ...row, version: envelope.aggregateVersion })
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  async changed(facts: AssignmentFacts, context: EventContext, closeReason: string | null = null): Promise<void> {
    const { envelope, tx } = context;
    const version = envelope.aggregateVersion;
    // The item is locked before its assignments: of two leads that close at the same time, the later sees both.
    const locked = facts.parentId === null ? await lockItem(tx.manager, facts.itemId) : null;
    // Written out, because most events of the platform come through here.
    const [, affected] = await tx.manager.query<[unknown[], number]>(
      `UPDATE assignment_status SET status = $2, version = $3, close_reason = $4 WHERE assignment_id = $1 AND version < $3`,
      [facts.id, facts.status, version, closeReason],
    );
    if (!locked || affected === 0) return;
    const tasks = await this.breakdowns.load(tx.manager, locked.item);
    await saveDecisions(tx, locked.item, followUps(locked.item, tasks, tx.now));
  }
}

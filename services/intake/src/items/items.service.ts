import {
  DomainError,
  type ApproveItemBody,
  type DecomposeItemBody,
  type DispatchItemBody,
  type ItemReasonBody,
  type ItemView,
  type ReassignItemBody,
  type RecordItemBody,
  type ReopenItemBody,
  type ReviseItemBody,
} from '@ducha/contracts';
import { CommandTransaction, type Tx } from '@ducha/messaging';
import { unitsByIds, type Caller, type UnitRow } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { Breakdowns, toPlannedAssignment, type Task } from '../decomposition/breakdowns.js';
import { requiresMayRecord } from '../domain/authority.js';
import { registrationOf, type Item } from '../domain/item.js';
import type { ItemCommand, ItemCommandName, ItemCommandOf, SourceOf } from '../domain/item-command.js';
import { decide, record } from '../domain/item-decision.js';
import { standingFor } from '../domain/item-guards.js';
import { planReopening } from '../domain/reopening.js';
import { followUps } from '../domain/tracking-follow-up.js';
import { Numbers } from '../numbering/numbers.js';
import { toChanges, toMatter } from './item-input.js';
import { itemView } from './item-view.js';
import { admit, type Target } from './item-access.js';
import { insertItem, lockItem, saveDecisions, type FoundItem } from './item-rows.js';

/** What a command found out before the domain decides. */
interface Prepared<C extends ItemCommandName> {
  command: ItemCommandOf<C>;
  /** The breakdown after the command. */
  tasks: Task[];
}
type ReasonCommand = 'transfer' | 'file' | 'reject' | 'suspend';

/** Commands on items: lock the row, let the domain decide, save row and event in one transaction. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly transactions: CommandTransaction,
    private readonly breakdowns: Breakdowns,
    private readonly numbers: Numbers,
  ) {}

  record(caller: Caller, body: RecordItemBody): Promise<ItemView> {
    requiresMayRecord(caller);
    return this.transactions.runAfter(
      (manager) => unitsByIds(manager, [caller.actingUnitId]),
      async (tx, units) => {
        const issuingUnit = units.get(caller.actingUnitId);
        if (!issuingUnit) throw new Error(`the unit ${caller.actingUnitId} of the caller is not known`);
        if (!issuingUnit.isSupervisionBody) {
          throw new DomainError('FORBIDDEN', 'intake.authority.not-supervision-body', { unit: issuingUnit.name });
        }
        const input = {
          ...toMatter(body),
          id: uuidV7(),
          containsStateSecret: body.containsStateSecret,
          issuingUnitId: issuingUnit.id,
          issuingUnitPath: issuingUnit.path,
          recordedBy: personOf(caller),
        };
        const decision = record(input, tx.now);
        await insertItem(tx, decision);
        return itemView({ item: decision.item, issuingUnit }, [], caller);
      },
    );
  }

  revise(target: Target, { containsStateSecret, ...body }: ReviseItemBody): Promise<ItemView> {
    const command = { type: 'revise' as const, changes: toChanges(body), containsStateSecret };
    return this.run(target, 'revise', () => ({ command, tasks: [] }));
  }

  submit(target: Target): Promise<ItemView> {
    return this.run(target, 'submit', () => ({ command: { type: 'submit' }, tasks: [] }));
  }

  approve(target: Target, { opinion }: ApproveItemBody): Promise<ItemView> {
    return this.run(target, 'approve', async (tx, item) => {
      const itemNo = await this.numbers.issueItemNo(tx, item);
      return { command: { type: 'approve', by: personOf(target.caller), itemNo, opinion: opinion ?? null }, tasks: [] };
    });
  }

  /** Commands that carry nothing but their reason: transfer, file, reject, suspend. */
  giveReason(target: Target, type: ReasonCommand, { reason }: ItemReasonBody): Promise<ItemView> {
    return this.run(target, type, async (tx, item) => ({
      command: { type, reason },
      tasks: await this.tasksOf(tx, item),
    }));
  }

  decompose(target: Target, body: DecomposeItemBody): Promise<ItemView> {
    return this.run(target, 'decompose', async (tx, item, issuingUnit) => {
      const tasks = await this.breakdowns.plan(tx, item, issuingUnit, body);
      await this.breakdowns.replace(tx, item.id, item.reopenCount, tasks);
      return { command: { type: 'decompose', assignments: tasks.map(toPlannedAssignment) }, tasks };
    });
  }

  dispatch(target: Target, { requirement }: DispatchItemBody): Promise<ItemView> {
    return this.run(target, 'dispatch', async (tx, item, issuingUnit) => {
      const tasks = await this.breakdowns.load(tx.manager, item);
      const noticeNumber = await this.numbers.issueNoticeNumber(tx, item, issuingUnit);
      const assignments = tasks.map(toPlannedAssignment);
      return { command: { type: 'dispatch', requirement, noticeNumber, assignments }, tasks };
    });
  }

  /** A task taken back goes to another unit, under the notice that was issued; a review that was asked for waits for it. */
  reassign(target: Target, body: ReassignItemBody): Promise<ItemView> {
    return this.run(target, 'reassign', async (tx, item, issuingUnit) => {
      const replacing = await this.breakdowns.planReassignment(tx, item, issuingUnit, body);
      await this.breakdowns.supersede(tx, item, replacing);
      const assignments = replacing.map(toPlannedAssignment);
      const { reason, assignmentId: withdrawnAssignmentId } = body;
      return {
        command: { type: 'reassign', reason, withdrawnAssignmentId, assignments },
        tasks: await this.breakdowns.load(tx.manager, item),
      };
    });
  }

  /** The item comes back as what it was, and catches up with what its units did before the suspension reached them. */
  resume(target: Target, { reason }: ItemReasonBody): Promise<ItemView> {
    return this.run(target, 'resume', async (tx, item) => {
      if (item.previousStatus === 'REGISTERED') {
        await this.breakdowns.postpone(tx, item, tx.now.getTime() - item.suspendedAt.getTime());
      }
      return { command: { type: 'resume', reason }, tasks: await this.breakdowns.load(tx.manager, item) };
    });
  }

  revoke(target: Target, { reason }: ItemReasonBody): Promise<ItemView> {
    return this.run(target, 'revoke', async (tx, item) => {
      await this.numbers.voidNotices(tx, item, reason);
      return { command: { type: 'revoke', reason }, tasks: await this.tasksOf(tx, item) };
    });
  }

  reopen(target: Target, body: ReopenItemBody): Promise<ItemView> {
    const reportDueAt = new Date(body.reportDueAt);
    const completionDueAt = new Date(body.completionDueAt);
    return this.run(target, 'reopen', async (tx, item, issuingUnit) => {
      const earlier = await this.breakdowns.load(tx.manager, item);
      const planned = planReopening(earlier, reportDueAt, completionDueAt, uuidV7);
      await this.breakdowns.replace(tx, item.id, item.reopenCount + 1, planned);
      const noticeNumber = await this.numbers.issueNoticeNumber(tx, item, issuingUnit);
      const { reason, requirement } = body;
      const assignments = planned.map(toPlannedAssignment);
      return {
        command: { type: 'reopen', reason, requirement, noticeNumber, assignments, reportDueAt, completionDueAt },
        tasks: await this.breakdowns.load(tx.manager, { id: item.id, reopenCount: item.reopenCount + 1 }),
      };
    });
  }

  archive(target: Target): Promise<ItemView> {
    return this.run(target, 'archive', async (tx, item) => ({
      command: { type: 'archive' },
      tasks: await this.tasksOf(tx, item),
    }));
  }

  private run<C extends ItemCommandName>(
    target: Target,
    name: C,
    prepare: (tx: Tx, item: SourceOf<C>, issuingUnit: UnitRow) => Prepared<C> | Promise<Prepared<C>>,
  ): Promise<ItemView> {
    return this.transactions.runAfter(
      (manager) => lockItem(manager, target.id),
      async (tx, locked) => {
        const { item, issuingUnit }: FoundItem = await admit(tx, target, name, locked);
        const { command, tasks } = await prepare(tx, standingFor(item, name), issuingUnit);
        const decision = decide(item, command as ItemCommand, tx.now);
        const caughtUp = catchingUp.has(name) ? followUps(decision.item, tasks, tx.now) : [];
        const after = await saveDecisions(tx, item, [decision, ...caughtUp]);
        return itemView({ item: after, issuingUnit }, tasks, target.caller);
      },
    );
  }

  /** Only a registered item can have a breakdown. */
  private async tasksOf(tx: Tx, item: Item): Promise<Task[]> {
    return registrationOf(item) === null ? [] : this.breakdowns.load(tx.manager, item);
  }
}

/** After these the item may owe a step to what its assignments are. */
const catchingUp: ReadonlySet<ItemCommandName> = new Set(['resume', 'reassign']);

const personOf = ({ personId, personName }: Caller) => ({ personId, personName });

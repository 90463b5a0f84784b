import type { AssignmentStatus, DecomposeItemBody, PlannedAssignment, UnitName } from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { UnitRow } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { AssignmentStatusRow } from '../assignment-status/assignment-status.entity.js';
import { planBreakdown, type PlannedTask, type TaskInput } from '../domain/decomposition.js';
import type { Item, ItemIn } from '../domain/item.js';
import { PlannedAssignmentRow } from './planned-assignment.entity.js';

/** One task of the breakdown as it stands. */
export interface Task extends PlannedTask {
  unit: UnitName;
  /** As `tracking` last said; null before it has. */
  status: AssignmentStatus | null;
  closeReason: string | null;
}

type LoadedRow = PlannedAssignmentRow & { unit: UnitRow; reported: AssignmentStatusRow | null };

/** The breakdown of items into assignments, one round after the other. */
@Injectable()
export class Breakdowns {
  /** The tasks of the item's current round, each lead followed by its supports. */
  async load(manager: EntityManager, item: Pick<Item, 'id' | 'reopenCount'>): Promise<Task[]> {
    const rows = await manager
      .createQueryBuilder(PlannedAssignmentRow, 'task')
      .innerJoinAndMapOne('task.unit', UnitRow, 'unit', 'unit.id = task.unitId')
      .leftJoinAndMapOne('task.reported', AssignmentStatusRow, 'reported', 'reported.assignmentId = task.assignmentId')
      .where('task.itemId = :id AND task.round = :round', { id: item.id, round: item.reopenCount })
      .orderBy('task.position')
      .getMany();
    return (rows as LoadedRow[]).map(toTask);
  }

  /** What the office wrote down, checked by the rules and not yet saved. */
  async plan(tx: Tx, item: ItemIn<'REGISTERED'>, issuingUnit: UnitRow, body: DecomposeItemBody): Promise<Task[]> {
    const leads = body.leads.map(({ supports = [], ...lead }) => ({
      ...toInput(lead),
      supports: supports.map(toInput),
    }));
    const ids = new Set(leads.flatMap((lead) => [lead.unitId, ...lead.supports.map(({ unitId }) => unitId)]));
    const rows = await tx.manager.findBy(UnitRow, { id: In([...ids]) });
    const units = new Map(rows.map((row) => [row.id, row]));
    const planned = planBreakdown(item, leads, issuingUnit, units, tx.now);
    return planned.flatMap((task) => {
      const unit = units.get(task.unitId);
      return unit ? [{ ...task, unit, status: null, closeReason: null }] : [];
    });
  }

  /** Replaces the tasks of the item's round `round`. */
  async replace(tx: Tx, itemId: string, round: number, tasks: readonly PlannedTask[]): Promise<void> {
    await tx.manager.createQueryBuilder().delete().from(PlannedAssignmentRow).where({ itemId, round }).execute();
    const rows = tasks.map((task, position) => toRow(itemId, round, position, task));
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(PlannedAssignmentRow)
      .values(rows)
      .updateEntity(false)
      .execute();
  }

  /** Moves the dates of tasks that wait for their dispatch, by the time the item was suspended. */
  async postpone(tx: Tx, item: Pick<Item, 'id' | 'reopenCount'>, byMs: number): Promise<void> {
    await tx.manager.query(
      `UPDATE planned_assignment
          SET report_due_at = report_due_at + $3 * interval '1 millisecond',
              completion_due_at = completion_due_at + $3 * interval '1 millisecond'
        WHERE item_id = $1 AND round = $2`,
      [item.id, item.reopenCount, byMs],
    );
  }
}

/** The task as it travels with events. */
export const toPlannedAssignment = ({
  assignmentId,
  unitId,
  unitPath,
  role,
  leadAssignmentId,
  task,
  responsiblePerson,
  reportDueAt,
  completionDueAt,
}: PlannedTask): PlannedAssignment => ({
  assignmentId,
  unitId,
  unitPath,
  role,
  leadAssignmentId,
  task,
  responsiblePerson,
  reportDueAt,
  completionDueAt,
});

type LeadBody = Omit<DecomposeItemBody['leads'][number], 'supports'>;

const toDate = (instant: string | undefined): Date | null => (instant === undefined ? null : new Date(instant));

const toInput = ({ unitId, task, responsiblePerson, reportDueAt, completionDueAt }: LeadBody): TaskInput => ({
  assignmentId: uuidV7(),
  unitId,
  task,
  responsiblePerson: { ...responsiblePerson, phone: responsiblePerson.phone ?? null },
  reportDueAt: toDate(reportDueAt),
  completionDueAt: toDate(completionDueAt),
});

const toRow = (itemId: string, round: number, position: number, task: PlannedTask): PlannedAssignmentRow => ({
  assignmentId: task.assignmentId,
  itemId,
  round,
  position,
  unitId: task.unitId,
  unitPath: task.unitPath,
  role: task.role,
  leadAssignmentId: task.leadAssignmentId,
  task: task.task,
  responsibleName: task.responsiblePerson.name,
  responsibleTitle: task.responsiblePerson.title,
  responsiblePhone: task.responsiblePerson.phone,
  reportDueAt: new Date(task.reportDueAt),
  completionDueAt: new Date(task.completionDueAt),
  skipsLevel: task.skipsLevel,
});

const toTask = (row: LoadedRow): Task => ({
  assignmentId: row.assignmentId,
  unitId: row.unitId,
  unitPath: row.unitPath,
  role: row.role,
  leadAssignmentId: row.leadAssignmentId,
  task: row.task,
  responsiblePerson: { name: row.responsibleName, title: row.responsibleTitle, phone: row.responsiblePhone },
  reportDueAt: row.reportDueAt.toISOString(),
  completionDueAt: row.completionDueAt.toISOString(),
  skipsLevel: row.skipsLevel,
  unit: row.unit,
  status: row.reported?.status ?? null,
  closeReason: row.reported?.closeReason ?? null,
});

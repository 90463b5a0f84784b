import type {
  AssignmentStatus,
  DecomposeItemBody,
  PlannedAssignment,
  ReassignItemBody,
  UnitName,
} from '@ducha/contracts';
import type { Tx } from '@ducha/messaging';
import { unitsByIds, type UnitRow } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { planBreakdown, type PlannedTask, type TaskInput } from '../domain/decomposition.js';
import type { Item, ItemIn } from '../domain/item.js';
import { planReassignment, type ReplacingTask } from '../domain/reassignment.js';
import { insertRows } from '../items/row-sql.js';
import { PlannedAssignmentRow } from './planned-assignment.entity.js';

/** One task of the breakdown as it stands. */
export interface Task extends PlannedTask {
  unit: UnitName;
  /** As `tracking` last said; null before it has. */
  status: AssignmentStatus | null;
  closeReason: string | null;
}

type LoadedRow = Omit<PlannedAssignmentRow, 'itemId' | 'round' | 'position' | 'replacesAssignmentId'> &
  Omit<UnitName, 'id'> &
  Pick<Task, 'status' | 'closeReason'>;

/** The breakdown of items into assignments, one round after the other. */
@Injectable()
export class Breakdowns {
  /** The tasks in force of the item's current round, each lead followed by its supports. */
  async load(manager: EntityManager, item: Pick<Item, 'id' | 'reopenCount'>): Promise<Task[]> {
    return (await this.loadAll(manager, [item])).get(item.id) ?? [];
  }

  /** The same of many items, by item; items without tasks are missing. */
  async loadAll(
    manager: EntityManager,
    items: readonly Pick<Item, 'id' | 'reopenCount'>[],
  ): Promise<Map<string, Task[]>> {
    const rows = await manager.query<(LoadedRow & { itemId: string })[]>(
      `SELECT task.item_id AS "itemId", task.assignment_id AS "assignmentId", task.unit_id AS "unitId", task.unit_path AS "unitPath", task.role,
              task.lead_assignment_id AS "leadAssignmentId", task.task, task.skips_level AS "skipsLevel",
              task.responsible_name AS "responsibleName", task.responsible_title AS "responsibleTitle",
              task.responsible_phone AS "responsiblePhone",
              task.report_due_at AS "reportDueAt", task.completion_due_at AS "completionDueAt",
              unit.name, unit.short_name AS "shortName", unit.level, unit.kind,
              reported.status, reported.close_reason AS "closeReason"
         FROM unnest($1::uuid[], $2::int[]) AS wanted (item_id, round)
         JOIN planned_assignment task ON task.item_id = wanted.item_id AND task.round = wanted.round
         JOIN unit ON unit.id = task.unit_id
         LEFT JOIN assignment_status reported USING (assignment_id)
        WHERE NOT EXISTS (SELECT 1 FROM planned_assignment later WHERE later.replaces_assignment_id = task.assignment_id)
        ORDER BY task.position`,
      [items.map(({ id }) => id), items.map(({ reopenCount }) => reopenCount)],
    );
    const tasks = new Map<string, Task[]>();
    for (const row of rows) {
      const ofItem = tasks.get(row.itemId) ?? [];
      tasks.set(row.itemId, [...ofItem, toTask(row)]);
    }
    return tasks;
  }

  /** What the office wrote down, checked by the rules and not yet saved. */
  async plan(tx: Tx, item: ItemIn<'REGISTERED'>, issuingUnit: UnitRow, body: DecomposeItemBody): Promise<Task[]> {
    const leads = body.leads.map(({ supports = [], ...lead }) => ({
      ...toInput(lead),
      supports: supports.map(toInput),
    }));
    const ids = new Set(leads.flatMap((lead) => [lead.unitId, ...lead.supports.map(({ unitId }) => unitId)]));
    const units = await unitsByIds(tx.manager, ids);
    const planned = planBreakdown(item, leads, issuingUnit, units, tx.now);
    return planned.flatMap((task) => {
      const unit = units.get(task.unitId);
      return unit ? [{ ...task, unit, status: null, closeReason: null }] : [];
    });
  }

  /** Replaces the tasks of the item's round `round`. */
  async replace(tx: Tx, itemId: string, round: number, tasks: readonly PlannedTask[]): Promise<void> {
    await tx.written(
      tx.manager.query('DELETE FROM planned_assignment WHERE item_id = $1 AND round = $2', [itemId, round]),
    );
    const rows = tasks.map((task, position) => toRow(itemId, round, position, task));
    await tx.written(insertRows(tx.manager, PlannedAssignmentRow, rows));
  }

  /** What another unit takes over of a task taken back, checked by the rules and not yet saved. */
  async planReassignment(
    tx: Tx,
    item: Pick<Item, 'id' | 'reopenCount' | 'completionDueAt'>,
    issuingUnit: UnitRow,
    body: ReassignItemBody,
  ): Promise<ReplacingTask[]> {
    const tasks = await this.load(tx.manager, item);
    const units = await unitsByIds(tx.manager, [...tasks.map(({ unitId }) => unitId), body.unitId]);
    const wanted = { withdrawnId: body.assignmentId, ...toTaskInput(body) };
    return planReassignment(item, tasks, wanted, issuingUnit, units, uuidV7, tx.now);
  }

  /** Puts the new tasks in the places of those they replace. */
  async supersede(tx: Tx, item: Pick<Item, 'id' | 'reopenCount'>, tasks: readonly ReplacingTask[]): Promise<void> {
    for (const task of tasks) {
      const { position } = await tx.manager.findOneByOrFail(PlannedAssignmentRow, {
        assignmentId: task.replacesAssignmentId,
      });
      const row = {
        ...toRow(item.id, item.reopenCount, position, task),
        replacesAssignmentId: task.replacesAssignmentId,
      };
      await tx.manager.insert(PlannedAssignmentRow, row);
    }
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

const toInput = (body: LeadBody): TaskInput => ({ assignmentId: uuidV7(), ...toTaskInput(body) });

const toTaskInput = ({
  unitId,
  task,
  responsiblePerson,
  reportDueAt,
  completionDueAt,
}: LeadBody): Omit<TaskInput, 'assignmentId'> => ({
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
  replacesAssignmentId: null,
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
  unit: { id: row.unitId, name: row.name, shortName: row.shortName, level: row.level, kind: row.kind },
  status: row.status,
  closeReason: row.closeReason,
});

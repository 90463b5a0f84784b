import type { CascadeAssignment, CascadeResult } from '@ducha/contracts';
import { CommandTransaction } from '@ducha/messaging';
import type { UnitRow } from '@ducha/platform';
import { assertVersion, unitsByIds } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { RuleBook } from '../clocks/rule-book.js';
import { cascade } from '../domain/cascade.js';
import type { Addressed } from './assignment-commands.js';
import { AssignmentAccess } from './assignment-access.js';
import type { AssignmentRecord } from './assignment-record.js';
import { AssignmentStore } from './assignment-store.js';
import { viewOf } from './assignment-view.js';
import type { NewAssignment } from './assignment-writer.js';
import { AssignmentWriter } from './assignment-writer.js';

type Child = CascadeAssignment['children'][number];

const dateOf = (instant: string | null | undefined): Date | null => (instant ? new Date(instant) : null);

/** Hands an assignment on to direct subordinates. The upper assignment itself stays as it is; its lock keeps two cascades apart. */
@Injectable()
export class CascadeService {
  constructor(
    private readonly transaction: CommandTransaction,
    private readonly store: AssignmentStore,
    private readonly access: AssignmentAccess,
    private readonly writer: AssignmentWriter,
    private readonly rules: RuleBook,
  ) {}

  cascade({ id, caller, expectedVersion }: Addressed, children: Child[]): Promise<CascadeResult> {
    return this.transaction.runAfter(
      (manager) => this.store.lock(manager, id),
      async (tx, locked) => {
        const parent = await this.access.assert(tx.manager, caller, locked, 'HANDLING');
        assertVersion(parent.version, expectedVersion);
        const units = await unitsByIds(
          tx.manager,
          children.map(({ unitId }) => unitId),
        );
        const occupied = await this.occupied(tx.manager, id);
        const targets = children.map((child) => ({
          unitId: child.unitId,
          unit: units.get(child.unitId) ?? null,
          reportDueAt: dateOf(child.reportDueAt),
          completionDueAt: dateOf(child.completionDueAt),
        }));
        const states = cascade(parent, targets, occupied, tx.now);
        const below = await this.writer.dispatch(
          tx,
          states.map((state, index) => newChild(parent, children[index]!, units.get(children[index]!.unitId)!, state)),
        );
        const views = below.map((record) => viewOf(record, caller, tx.now, this.rules.reckoner));
        return { ...viewOf(parent, caller, tx.now, this.rules.reckoner), children: views };
      },
    );
  }

  /** Units that already hold an open child. */
  private async occupied(manager: EntityManager, parentId: string): Promise<Set<string>> {
    const sql = 'SELECT unit_id AS "unitId" FROM assignment WHERE parent_id = $1 AND closed_at IS NULL';
    const rows = await manager.query<{ unitId: string }[]>(sql, [parentId]);
    return new Set(rows.map(({ unitId }) => unitId));
  }
}

function newChild(parent: AssignmentRecord, child: Child, unit: UnitRow, state: NewAssignment['state']): NewAssignment {
  const { name, title, phone } = child.responsiblePerson;
  return {
    header: parent,
    identity: {
      id: uuidV7(),
      itemId: parent.itemId,
      parentId: parent.id,
      leadAssignmentId: null,
      unitId: unit.id,
      unitPath: unit.path,
      dispatcherUnitId: parent.unitId,
      task: child.task,
      responsiblePerson: { name, title, phone: phone ?? null },
    },
    state,
    starts: [],
  };
}

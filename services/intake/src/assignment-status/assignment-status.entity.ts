import type { AssignmentRole, AssignmentStatus } from '@ducha/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How far an assignment of an item is, as `tracking` last said; cascaded ones too, because their units read the item. */
@Entity('assignment_status')
@Index('assignment_status_item_id', ['itemId'])
export class AssignmentStatusRow {
  @PrimaryColumn('uuid', { name: 'assignment_id' }) assignmentId!: string;
  @Column('uuid', { name: 'item_id' }) itemId!: string;
  /** Null where the supervision office dispatched the assignment itself; only those decide the item's status. */
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') role!: AssignmentRole;
  @Column('text', { name: 'unit_id' }) unitId!: string;
  @Column('ltree', { name: 'unit_path' }) unitPath!: string;
  @Column('text') status!: AssignmentStatus;
  @Column('integer') version!: number;
  /** Why it was closed as unable. */
  @Column('text', { name: 'close_reason', nullable: true }) closeReason!: string | null;
}

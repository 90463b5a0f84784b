import type { NewRecord } from '../store/village-record.js';
import type { OwnWork } from '../use-village.js';
import type { Task } from './task.js';
import { placeName } from '../../features/units/unit-name.js';

type Command = Pick<NewRecord, 'kind' | 'body'> & Partial<Pick<NewRecord, 'feedback' | 'heldUntil'>>;

/** A command on this task by the person before the page. */
export function recordOf(
  { row, isProxy }: Task,
  { person }: Pick<OwnWork, 'person'>,
  { kind, body, feedback = null, heldUntil = 0 }: Command,
): NewRecord {
  return {
    ownerId: person.personId,
    ownerName: person.personName,
    postId: person.postId,
    assignmentId: row.id,
    itemTitle: row.itemTitle,
    unit: { id: row.unitId, shortName: placeName(row.unit.name) },
    isProxy,
    kind,
    body,
    feedback,
    heldUntil,
  };
}

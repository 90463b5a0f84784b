import type { VillageRecord } from '../store/village-record.js';

/**
 * The record to send now: the oldest that waits, where nothing older of its assignment is still open.
 * A refused acknowledgement holds nothing back: somebody else of the unit has acknowledged, or the report will be refused for itself.
 * @param passedOver assignments the server had trouble with in this pass
 */
export function nextRecord(
  records: readonly VillageRecord[],
  passedOver: ReadonlySet<string>,
  now: number,
): VillageRecord | null {
  const heldBack = new Set(passedOver);
  for (const record of records) {
    const { assignmentId, state, heldUntil } = record;
    if (state === 'SENT' || (state === 'REFUSED' && record.kind === 'acknowledge')) continue;
    if (state === 'WAITING' && heldUntil <= now && !heldBack.has(assignmentId)) return record;
    heldBack.add(assignmentId);
  }
  return null;
}

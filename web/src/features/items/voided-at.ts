import type { ItemTimeline } from '@ducha/contracts';

/** When the registration was revoked, which voids the numbers; null where it was not. Archiving does not give them back. */
export function voidedAt(timeline: ItemTimeline): string | null {
  return timeline.find(({ type }) => type.includes('.item.revoked.'))?.occurredAt ?? null;
}

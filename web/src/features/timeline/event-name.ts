import { timeline } from '../../i18n/zh-cn/timeline.js';

export type EventName =
  | { aggregate: 'item'; name: keyof typeof timeline.item }
  | { aggregate: 'assignment'; name: keyof typeof timeline.assignment };

/** What an event type such as `tracking.assignment.submitted.v1` is called here; null for one this portal does not know yet. */
export function eventName(type: string): EventName | null {
  const [, aggregate, name] = /(?:^|\.)(item|assignment)\.([a-z-]+)\.v\d+$/.exec(type) ?? [];
  if (!name) return null;
  if (aggregate === 'item' && name in timeline.item) return { aggregate, name: name as keyof typeof timeline.item };
  if (aggregate === 'assignment' && name in timeline.assignment) {
    return { aggregate, name: name as keyof typeof timeline.assignment };
  }
  return null;
}

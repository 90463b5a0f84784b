import type { EventEnvelope } from '@ducha/contracts';
import type { EventChain } from './positions.js';

/** The events by aggregate, each in order of version up to the first gap; repeats and what lies behind a gap are left out. */
export function chainsOf(events: readonly EventEnvelope[]): EventChain[] {
  const byAggregate = new Map<string, EventEnvelope[]>();
  for (const event of events) {
    const known = byAggregate.get(event.aggregateId);
    if (known) known.push(event);
    else byAggregate.set(event.aggregateId, [event]);
  }
  return [...byAggregate.values()].map(unbroken);
}

function unbroken(events: EventEnvelope[]): EventChain {
  const sorted = events.length > 1 ? events.toSorted((a, b) => a.aggregateVersion - b.aggregateVersion) : events;
  const [first, ...rest] = sorted as [EventEnvelope, ...EventEnvelope[]];
  const chain: [EventEnvelope, ...EventEnvelope[]] = [first];
  for (const event of rest) if (event.aggregateVersion === first.aggregateVersion + chain.length) chain.push(event);
  return chain;
}

import { eventRegistry, type Context } from '@ducha/contracts';

/**
 * Subjects of every event of an aggregate. A projection keeps the latest facts whatever happened, so an event added to the
 * contracts is projected without a change here.
 */
export const eventsOf = (context: Context, aggregateType: string): string[] =>
  [...eventRegistry.values()]
    .filter((event) => event.context === context && event.aggregateType === aggregateType)
    .map((event) => event.type);

import type { EventDefinition } from './define-event.js';
import * as itemEvents from './intake/item-events.v1.js';
import * as organizationEvents from './intake/organization-events.v1.js';
import * as deductionEvents from './scoring/deduction-events.v1.js';
import * as assignmentEvents from './tracking/assignment-events.v1.js';

const isEvent = (value: unknown): value is EventDefinition =>
  typeof value === 'object' && value !== null && 'type' in value && 'aggregateType' in value && 'example' in value;

/** The modules in which events are declared. */
export const eventModules: readonly object[] = [organizationEvents, itemEvents, assignmentEvents, deductionEvents];

/** Every event of the platform, by subject. */
export const eventRegistry: ReadonlyMap<string, EventDefinition> = new Map(
  eventModules
    .flatMap((module) => Object.values(module) as unknown[])
    .filter(isEvent)
    .map((event) => [event.type, event]),
);

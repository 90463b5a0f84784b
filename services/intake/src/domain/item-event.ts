import type { EventDefinition } from '@ducha/contracts';
import type { Item } from './item.js';

/** An event a decision made, ready to be emitted for the version of the item it comes with. */
export interface ItemEvent<D extends EventDefinition = EventDefinition> {
  definition: D;
  data: D['example'];
}

export interface Decision<I extends Item = Item> {
  item: I;
  event: ItemEvent;
}

export const happened = <D extends EventDefinition>(definition: D, data: D['example']): ItemEvent<D> => ({
  definition,
  data,
});

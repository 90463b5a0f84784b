import type { EventDefinition } from '@ducha/contracts';
import type { z } from 'zod';
import type { Item } from './item.js';

/** An event a decision made, ready to be emitted for the version of the item it comes with. */
export interface ItemEvent<S extends z.ZodType = z.ZodType> {
  definition: EventDefinition<S>;
  data: z.infer<S>;
}

export interface Decision<I extends Item = Item> {
  item: I;
  event: ItemEvent;
}

export const happened = <S extends z.ZodType>(definition: EventDefinition<S>, data: z.infer<S>): ItemEvent<S> => ({
  definition,
  data,
});

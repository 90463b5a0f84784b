import type { ItemAction } from '@ducha/contracts';
import type { DialogAction } from './forms/item-forms.js';

/** What carries the item on; everything else ends it, stops it or takes it back. */
const onward: readonly ItemAction[] = ['approve', 'reassign', 'dispatch', 'decompose', 'submit', 'resume', 'revise'];

/** Steps that are pages of their own. */
export const stepPages = {
  revise: '/items/$itemId/edit',
  decompose: '/items/$itemId/decomposition',
  dispatch: '/items/$itemId/notice',
} as const;

export type StepPage = keyof typeof stepPages;

export const isPage = (action: ItemAction): action is StepPage => action in stepPages;

/** The one step that carries the item on now; null where it waits for somebody else or is over. */
export function primaryStep(allowed: readonly ItemAction[]): ItemAction | null {
  return onward.find((action) => allowed.includes(action)) ?? null;
}

/** The steps of this page and those that are pages, in the order they are offered. */
export function stepsOf(allowed: readonly ItemAction[]): { dialogs: DialogAction[]; pages: StepPage[] } {
  return {
    dialogs: allowed.filter((action): action is DialogAction => !isPage(action)),
    pages: allowed.filter(isPage),
  };
}

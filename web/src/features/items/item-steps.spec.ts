import { itemActions, type ItemAction } from '@ducha/contracts';
import { primaryStep, stepsOf } from './item-steps.js';

describe('primaryStep', () => {
  it.each<[string, ItemAction[], ItemAction | null]>([
    ['a draft is submitted', ['revise', 'submit', 'transfer', 'file'], 'submit'],
    ['a submitted item is approved', ['approve', 'reject'], 'approve'],
    ['whoever recorded it may only send it back', ['reject'], null],
    ['a registered item is broken down', ['decompose'], 'decompose'],
    ['a broken down item is dispatched', ['decompose', 'dispatch'], 'dispatch'],
    ['a suspended item is resumed', ['resume', 'revoke'], 'resume'],
    ['a running item goes on by itself', ['suspend', 'revoke'], null],
    ['nothing is due from who may do nothing', [], null],
  ])('%s', (_name, allowed, expected) => expect(primaryStep(allowed)).toBe(expected));
});

describe('stepsOf', () => {
  it('offers every step of the contracts exactly once', () => {
    const { dialogs, pages } = stepsOf(itemActions);
    expect([...dialogs, ...pages].sort()).toEqual([...itemActions].sort());
  });
});

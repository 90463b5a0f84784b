import { assignmentStatuses, DeductionStatus, itemStatuses, statusLamps } from '@ducha/contracts';
import { deductionStatusOrder } from '../deductions/deduction-status.js';
import { glossary } from '../../i18n/zh-cn/glossary.js';
import { assignmentStatusOrder, compareByLamp, itemStatusOrder, lampChanges, lampOrder, openCount } from './lamp.js';

const counts = (RED: number, YELLOW: number, GREEN: number, DONE: number) => ({ RED, YELLOW, GREEN, DONE });

describe('lamps', () => {
  it.each([
    ['lamp', lampOrder, statusLamps],
    ['assignment status', assignmentStatusOrder, assignmentStatuses],
    ['deduction status', deductionStatusOrder, DeductionStatus.options],
    ['item status', itemStatusOrder, itemStatuses],
  ])('shows each %s of the contracts exactly once', (_name, shown, agreed) =>
    expect([...shown].sort()).toEqual([...agreed].sort()),
  );

  it('words each lamp by colour and meaning', () =>
    expect(glossary.lamp).toEqual({ RED: '红灯·超期', YELLOW: '黄灯·临期', GREEN: '绿灯·正常', DONE: '已办结' }));

  it('counts as open what is not done', () => expect(openCount(counts(1, 2, 3, 10))).toBe(6));

  it.each([
    ['more overdue', counts(2, 0, 0, 0), counts(1, 9, 9, 0)],
    ['as many overdue, more due soon', counts(1, 3, 0, 0), counts(1, 2, 9, 0)],
    ['the same lamps, more open', counts(0, 0, 4, 0), counts(0, 0, 3, 9)],
  ])('puts first the unit with %s', (_name, first, second) => {
    expect(compareByLamp(first, second)).toBeLessThan(0);
    expect(compareByLamp(second, first)).toBeGreaterThan(0);
  });

  it('keeps units with equal lamps in their order', () =>
    expect(compareByLamp(counts(0, 1, 2, 3), counts(0, 1, 2, 9))).toBe(0));

  it('names the lamps that changed', () =>
    expect(lampChanges(counts(1, 2, 3, 4), counts(2, 2, 2, 4))).toEqual([
      { lamp: 'RED', count: 2, by: 1 },
      { lamp: 'GREEN', count: 2, by: -1 },
    ]));
});

import { workCalendar } from '@ducha/calendar';
import type { TFunction } from 'i18next';
import { limitText } from './limit-text.js';

const calendar = workCalendar([
  {
    year: 2026,
    document: '国办发明电〔2025〕7号',
    exceptions: [{ date: '2026-11-25', isWorkingDay: false, occasion: '休息日' }],
  },
]);
const t = ((key: string, values?: { days: number }) => `${key} ${values?.days ?? ''}`.trim()) as unknown as TFunction;
const text = (nextDueAt: string, now: string, clockStoppedAt: string | null = null) =>
  limitText(t, { nextDueAt, clockStoppedAt }, calendar, new Date(now));

describe('limitText', () => {
  const endOfMonday = '2026-11-23T16:00:00.000Z';

  it.each([
    ['over by the working days after its last day', endOfMonday, '2026-11-27T02:00:00.000Z', 'ledger.limit.over 3'],
    ['over since this morning', '2026-11-23T01:00:00.000Z', '2026-11-23T06:00:00.000Z', 'ledger.limit.overShort'],
    ['over by a weekend only', '2026-11-27T16:00:00.000Z', '2026-11-29T06:00:00.000Z', 'ledger.limit.overShort'],
    ['running with working days left', endOfMonday, '2026-11-19T02:00:00.000Z', 'ledger.limit.left 2'],
    ['running on its last day', endOfMonday, '2026-11-23T02:00:00.000Z', 'ledger.limit.leftShort'],
  ])('says of a limit that it is %s', (_name, dueAt, now, expected) => expect(text(dueAt, now)).toBe(expected));

  it('stands still with its clock', () => {
    expect(text(endOfMonday, '2026-12-30T02:00:00.000Z', '2026-11-20T02:00:00.000Z')).toBe('ledger.remaining.stopped');
    expect(text(endOfMonday, '2026-12-30T02:00:00.000Z', '2026-11-24T02:00:00.000Z')).toBe('ledger.limit.over 1');
  });
});

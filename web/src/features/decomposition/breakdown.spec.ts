import type { ItemView, UnitName } from '@ducha/contracts';
import {
  breakdownBody,
  breakdownOf,
  changed,
  copiedDown,
  emptyTask,
  gapsOf,
  hasGaps,
  isSameBreakdown,
  refusalsAt,
  unitsOf,
  withLead,
  without,
  withSupport,
  type LeadInput,
} from './breakdown.js';

const unit = (id: string): UnitName => ({
  id,
  name: `${id}全称`,
  shortName: id,
  level: 'LEAGUE_CITY',
  kind: 'GOVERNMENT',
});
const lead = (id: string, change: Partial<LeadInput> = {}): LeadInput => ({
  ...emptyTask(unit(id)),
  task: '建成储备库',
  personName: '巴图',
  personTitle: '秘书长',
  supports: [],
  ...change,
});
const limits = { reportDueAt: '2026-12-01T16:00:00.000Z', completionDueAt: '2026-12-20T16:00:00.000Z' };

describe('a breakdown', () => {
  it('takes leads and their co-units', () => {
    const leads = withSupport(withLead(withLead([], unit('a')), unit('b')), 0, unit('c'));
    expect(unitsOf(leads)).toEqual(['a', 'c', 'b']);
  });

  it('is changed in one place only', () => {
    const leads = [lead('a', { supports: [emptyTask(unit('c'))] }), lead('b')];
    const after = changed(leads, { lead: 0, support: 0 }, { task: '配合选址' });
    expect(after[0]?.supports[0]?.task).toBe('配合选址');
    expect(after[1]).toBe(leads[1]);
  });

  it.each([
    ['a lead with its co-units', { lead: 0 }, ['b']],
    ['one co-unit', { lead: 0, support: 0 }, ['a', 'b']],
  ])('loses %s', (_name, place, left) =>
    expect(unitsOf(without([lead('a', { supports: [emptyTask(unit('c'))] }), lead('b')], place))).toEqual(left),
  );

  it('goes to the server without blanks and empty dates', () =>
    expect(breakdownBody([lead('a', { task: ' 建成储备库 ', phone: ' ' })])).toEqual({
      leads: [{ unitId: 'a', task: '建成储备库', responsiblePerson: { name: '巴图', title: '秘书长' }, supports: [] }],
    }));

  it('comes back as it was saved, a date equal to the item’s as no date of its own', () => {
    const view = {
      assignmentId: 'x',
      unit: unit('a'),
      task: '建成储备库',
      responsiblePerson: { name: '巴图', title: '秘书长', phone: null },
      reportDueAt: limits.reportDueAt,
      completionDueAt: '2026-12-10T16:00:00.000Z',
      skipsLevel: false,
      status: null,
      supports: [],
    };
    const item = { ...limits, decomposition: { leads: [view], skipsLevel: false } } as Pick<
      ItemView,
      'decomposition' | 'reportDueAt' | 'completionDueAt'
    >;
    const [found] = breakdownOf(item);
    expect(found).toMatchObject({ reportDueAt: '', completionDueAt: '2026-12-10T16:00:00.000Z', phone: '' });
    expect(isSameBreakdown(breakdownOf(item), breakdownOf(item))).toBe(true);
  });
});

describe('copiedDown', () => {
  const from = lead('b', {
    task: '限期完成',
    completionDueAt: '2026-12-10T16:00:00.000Z',
    supports: [emptyTask(unit('d'))],
  });
  const after = copiedDown([lead('a'), from, lead('c'), lead('e', { task: '' })], 1);

  it('fills the blanks of the co-units', () => expect(after[1]?.supports[0]?.task).toBe('限期完成'));
  it('fills the blanks of the leads below', () => expect(after[3]?.task).toBe('限期完成'));
  it('keeps what is written', () => expect(after[2]?.task).toBe('建成储备库'));
  it('fills dates by themselves', () => expect(after[2]?.completionDueAt).toBe('2026-12-10T16:00:00.000Z'));
  it('leaves the leads above alone', () => expect(after[0]).toEqual(lead('a')));
});

describe('gapsOf', () => {
  it.each([
    ['nothing in a whole part', lead('a'), {}],
    ['a missing task', lead('a', { task: ' ' }), { task: 'missing' }],
    [
      'a date after the item’s',
      lead('a', { completionDueAt: '2026-12-21T16:00:00.000Z' }),
      { completionDueAt: 'afterItem' },
    ],
    [
      'a report after the completion',
      lead('a', { reportDueAt: '2026-11-30T16:00:00.000Z', completionDueAt: '2026-11-29T16:00:00.000Z' }),
      { reportDueAt: 'reportAfterCompletion' },
    ],
  ])('finds %s', (_name, task, expected) => expect(gapsOf(task, limits)).toEqual(expected));

  it('looks at the co-units too', () =>
    expect(hasGaps([lead('a', { supports: [emptyTask(unit('b'))] })], limits)).toBe(true));
});

describe('refusalsAt', () => {
  const sentences = new Map([
    ['leads.0', '重复出现'],
    ['leads.0.supports.1.unitId', '不在范围内'],
    ['leads.0.responsiblePerson.name', '此项必填。'],
    ['leads.10.task', '此项必填。'],
  ]);
  it('gives a lead its own', () =>
    expect(refusalsAt(sentences, { lead: 0 })).toEqual({ unit: '重复出现', personName: '此项必填。' }));
  it('gives a co-unit its own', () =>
    expect(refusalsAt(sentences, { lead: 0, support: 1 })).toEqual({ unit: '不在范围内' }));
  it('does not take 10 for 1', () => expect(refusalsAt(sentences, { lead: 1 })).toEqual({}));
});

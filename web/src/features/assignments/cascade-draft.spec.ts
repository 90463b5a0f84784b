import { cascadeBody, lackingIn, matching, withAll, withUnit, type CascadeRow } from './cascade-draft.js';

const sumu = { id: '152921105000', shortName: '巴润别立镇' };
const other = { id: '152921100000', shortName: '巴彦浩特镇' };
const aRow = (over: Partial<CascadeRow> = {}): CascadeRow => ({
  unitId: sumu.id,
  unitName: sumu.shortName,
  task: '',
  name: '高娃',
  title: '镇长',
  completionDay: '',
  ...over,
});
const parentDue = '2026-04-20T10:00:00.000Z';

describe('choosing units', () => {
  it('adds a unit and takes it out again', () => {
    const once = withUnit([], sumu);
    expect(once.map(({ unitId }) => unitId)).toEqual([sumu.id]);
    expect(withUnit(once, sumu)).toEqual([]);
  });

  it('keeps what was typed for the others', () => {
    const typed = aRow({ task: '清理到户' });
    expect(withUnit([typed], other)[0]).toBe(typed);
  });

  it('takes all, and none where all are taken', () => {
    const all = withAll([aRow()], [sumu, other]);
    expect(all.map(({ unitId }) => unitId)).toEqual([sumu.id, other.id]);
    expect(withAll(all, [sumu, other])).toEqual([]);
  });
});

describe('lackingIn', () => {
  it.each([
    ['nothing where the shared task counts', { task: '清理', rows: [aRow()] }, []],
    ['nothing where the row has its own task', { task: '', rows: [aRow({ task: '清理' })] }, []],
    ['the task where there is none', { task: ' ', rows: [aRow()] }, ['children[0].task']],
    [
      'the person of the second row',
      { task: '清理', rows: [aRow(), aRow({ name: '', title: '' })] },
      ['children[1].responsiblePerson.name', 'children[1].responsiblePerson.title'],
    ],
  ])('names %s', (_name, draft, expected) => expect(lackingIn(draft)).toEqual(expected));
});

describe('cascadeBody', () => {
  it('sends the shared task and leaves the date to the task above', () =>
    expect(cascadeBody({ task: ' 清理 ', rows: [aRow()] }, parentDue)).toEqual({
      children: [{ unitId: sumu.id, task: '清理', responsiblePerson: { name: '高娃', title: '镇长' } }],
    }));

  it.each([
    ['a day before', '2026-04-18', '2026-04-18T16:00:00.000Z'],
    ['the last day, never later than the task above', '2026-04-20', parentDue],
  ])('sends %s', (_name, completionDay, expected) =>
    expect(cascadeBody({ task: '清理', rows: [aRow({ completionDay })] }, parentDue).children[0]?.completionDueAt).toBe(
      expected,
    ),
  );
});

describe('matching', () => {
  const units = [
    { shortName: '巴润别立镇', pinyinInitials: 'brblzrmzf' },
    { shortName: '财政局', pinyinInitials: 'alszqczj' },
  ];
  it.each([
    ['', 2],
    ['别立', 1],
    ['BRBL', 1],
    ['czj', 1],
    ['民政', 0],
  ])('%j finds %d', (typed, count) => expect(matching(units, typed)).toHaveLength(count));
});

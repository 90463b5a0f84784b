import type { AssignmentTreeNode, StatusLamp } from '@ducha/contracts';
import { deepestWay, openAtFirst, treeMove, treeRows, wayTo } from './tree-rows.js';

const aNode = (id: string, lamp: StatusLamp, children: AssignmentTreeNode[] = []): AssignmentTreeNode => ({
  id,
  role: 'LEAD',
  unit: { id: '152900000000', name: id, shortName: id },
  task: id,
  status: 'IN_PROGRESS',
  lamp,
  percent: null,
  completionDueAt: '2026-03-20T16:00:00.000Z',
  isOverdue: false,
  parentId: null,
  leadAssignmentId: null,
  isAncestor: false,
  children,
});
const gacha = aNode('gacha', 'RED');
const sumu = aNode('sumu', 'YELLOW', [gacha]);
const roots = [aNode('fgw', 'GREEN'), aNode('league', 'GREEN', [sumu, aNode('czj', 'RED')])];
const ids = (open: string[]) => treeRows(roots, new Set(open)).map(({ node }) => node.id);

describe('treeRows', () => {
  it('shows the first level of a closed tree', () => expect(ids([])).toEqual(['fgw', 'league']));
  it('shows what lies below an open node', () => expect(ids(['league'])).toEqual(['fgw', 'league', 'sumu', 'czj']));
  it('keeps closed what lies below a closed node', () => expect(ids(['sumu'])).toEqual(['fgw', 'league']));

  it('counts what lies below over all levels', () =>
    expect(treeRows(roots, new Set())[1]?.below).toEqual({ total: 3, RED: 2, YELLOW: 1 }));

  it('knows level and place of each row', () =>
    expect(treeRows(roots, new Set(['league', 'sumu'])).map((row) => [row.level, row.position, row.siblings])).toEqual([
      [1, 1, 2],
      [1, 2, 2],
      [2, 1, 2],
      [3, 1, 1],
      [2, 2, 2],
    ]));
});

describe('treeMove', () => {
  const rows = treeRows(roots, new Set(['league']));
  it.each([
    ['ArrowDown', 'fgw', { focus: 'league' }],
    ['j', 'fgw', { focus: 'league' }],
    ['ArrowUp', 'fgw', null],
    ['k', 'league', { focus: 'fgw' }],
    ['End', 'fgw', { focus: 'czj' }],
    ['Home', 'czj', { focus: 'fgw' }],
    ['ArrowRight', 'league', { focus: 'sumu' }],
    ['ArrowRight', 'sumu', { open: 'sumu' }],
    ['ArrowRight', 'czj', null],
    ['ArrowLeft', 'league', { close: 'league' }],
    ['ArrowLeft', 'sumu', { focus: 'league' }],
    ['ArrowLeft', 'fgw', null],
    ['x', 'fgw', null],
    ['ArrowDown', 'not there', null],
  ])('%s on %s', (key, focused, expected) => expect(treeMove(key, rows, focused)).toEqual(expected));
});

describe('the line of an item', () => {
  it('leads to the deepest task', () =>
    expect(deepestWay(roots).map(({ id }) => id)).toEqual(['league', 'sumu', 'gacha']));
  it('leads to a chosen task', () => expect(wayTo(roots, 'sumu').map(({ id }) => id)).toEqual(['league', 'sumu']));
  it('is empty for a task of another item', () => expect(wayTo(roots, 'x')).toEqual([]));
});

describe('a support unit', () => {
  it('is not on the line to the deepest task', () => {
    const support = { ...aNode('czt', 'GREEN'), role: 'SUPPORT' as const };
    expect(deepestWay([aNode('region', 'GREEN', [support])]).map(({ id }) => id)).toEqual(['region']);
  });
});

describe('openAtFirst', () => {
  it('opens the whole of a small tree', () => expect([...openAtFirst(roots, undefined)]).toEqual(['league', 'sumu']));

  it('opens of a large one the way to the shown task', () => {
    const many = Array.from({ length: 60 }, (_, index) => aNode(`g${index}`, 'GREEN'));
    const large = [aNode('other', 'GREEN', many), ...roots];
    expect([...openAtFirst(large, 'sumu')]).toEqual(['league', 'sumu']);
    expect(openAtFirst(large, undefined).size).toBe(0);
  });
});

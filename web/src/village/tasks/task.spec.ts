import type { AssignmentListRow } from '@ducha/contracts';
import { aNewRecord } from '../store/a-record.js';
import type { VillageRecord } from '../store/village-record.js';
import { inOrder, taskOf, unitsOf } from './task.js';

const aRow = (change: Partial<AssignmentListRow> = {}): AssignmentListRow =>
  ({
    id: 'assignment-1',
    unitId: '152921105200',
    unit: { id: '152921105200', name: '图日根嘎查村民委员会', shortName: '图日根嘎查' },
    status: 'PENDING_ACK',
    lamp: 'GREEN',
    nextDueAt: '2026-12-01T16:00:00Z',
    warnAt: '2026-11-28T16:00:00Z',
    clockStoppedAt: null,
    isSuspended: false,
    ...change,
  }) as AssignmentListRow;
const written = (change: Partial<VillageRecord>): VillageRecord => ({
  ...aNewRecord(),
  id: 1,
  photos: [],
  key: 'key',
  state: 'WAITING',
  attempts: 0,
  triedAt: null,
  refusal: null,
  writtenAt: '2026-11-26T02:00:00Z',
  sentAt: null,
  ...change,
});
const time = { asOf: '2026-11-26T02:00:00Z', ownUnitId: '152921105200' };
const stepOf = (row: Partial<AssignmentListRow>, ...records: Partial<VillageRecord>[]) =>
  taskOf(aRow(row), records.map(written), time).step;

describe('what is owed next', () => {
  it.each([
    { name: 'a new task is acknowledged', row: {}, records: [], step: 'ACKNOWLEDGE' },
    { name: 'a returned one too', row: { status: 'RETURNED' }, records: [], step: 'ACKNOWLEDGE' },
    { name: 'then it is reported on', row: { status: 'IN_PROGRESS' }, records: [], step: 'REPORT' },
    { name: 'also while the acknowledgement waits here', row: {}, records: [{ kind: 'acknowledge' }], step: 'REPORT' },
    {
      name: 'also after it was sent and before the list is read again',
      row: {},
      records: [{ kind: 'acknowledge', state: 'SENT', sentAt: '2026-11-26T02:00:01Z' }],
      step: 'REPORT',
    },
    {
      name: 'but not by one that was sent long before',
      row: { status: 'RETURNED' },
      records: [{ kind: 'acknowledge', state: 'SENT', sentAt: '2026-11-20T02:00:00Z' }],
      step: 'ACKNOWLEDGE',
    },
    {
      name: 'nor by a refused one',
      row: {},
      records: [{ kind: 'acknowledge', state: 'REFUSED' }],
      step: 'ACKNOWLEDGE',
    },
    { name: 'progress leaves more to report', row: { status: 'IN_PROGRESS' }, records: [{}], step: 'REPORT' },
    { name: 'a completion does not', row: { status: 'IN_PROGRESS' }, records: [{ kind: 'submit' }], step: 'WAIT' },
    { name: 'nor a refusal to take it', row: {}, records: [{ kind: 'decline' }], step: 'WAIT' },
    { name: 'a suspended one stands still', row: { isSuspended: true }, records: [], step: 'WAIT' },
    { name: 'what is under review is with others', row: { status: 'SUBMITTED' }, records: [], step: 'WAIT' },
  ] as const)('$name', ({ row, records, step }) => expect(stepOf(row, ...records)).toBe(step));
});

describe('the list', () => {
  const now = new Date('2026-11-26T02:00:00Z');
  const rows = [
    aRow({ id: 'waiting', status: 'SUBMITTED', lamp: 'RED', clockStoppedAt: '2026-11-25T00:00:00Z' }),
    aRow({ id: 'green' }),
    aRow({ id: 'later', nextDueAt: '2026-12-30T16:00:00Z', warnAt: '2026-12-28T16:00:00Z' }),
    aRow({ id: 'late', nextDueAt: '2026-11-20T16:00:00Z' }),
    aRow({ id: 'near', warnAt: '2026-11-25T16:00:00Z' }),
    aRow({ id: 'other', unitId: 'other', unit: { id: 'other', name: '其他嘎查', shortName: '其他嘎查' } }),
  ];
  const tasks = rows.map((row) => taskOf(row, [], time));

  it('has what is late first and what waits for others last', () =>
    expect(inOrder(tasks, now).map(({ row }) => row.id)).toEqual([
      'late',
      'near',
      'green',
      'other',
      'later',
      'waiting',
    ]));

  it('counts per village what is owed', () =>
    expect(unitsOf(tasks, now)).toEqual([
      { id: '152921105200', name: '图日根嘎查', owed: 4, late: 1 },
      { id: 'other', name: '其他嘎查', owed: 1, late: 0 },
    ]));

  it('marks what is of another unit than the own', () =>
    expect(tasks.filter(({ isProxy }) => isProxy).map(({ row }) => row.id)).toEqual(['other']));
});

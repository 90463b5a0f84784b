import type { AssignmentStatus } from '@ducha/contracts';
import { completionDueAt, plannedLead, reportDueAt } from '../../test/an-item.js';
import type { TargetUnit } from './decomposition.js';
import { isWithdrawn, planReassignment, type Reassignment, type StandingTask } from './reassignment.js';

const now = new Date('2026-03-12T02:00:00.000Z');
const unit = (id: string, path: string, kind: TargetUnit['kind'] = 'GOVERNMENT'): TargetUnit => ({
  id,
  path,
  shortName: id,
  level: path.includes('.') ? 'LEAGUE_CITY' : 'AUTONOMOUS_REGION',
  kind,
  validTo: null,
});
const region = unit('150000000000', '150000000000');
const units = new Map(
  [
    region,
    unit('152900000000', '150000000000.152900000000'),
    unit('150100000000', '150000000000.150100000000'),
    unit('150000000000_CZT', '150000000000.150000000000_CZT', 'DEPARTMENT'),
    unit('150000000000_FGW', '150000000000.150000000000_FGW', 'DEPARTMENT'),
    unit('110000000000', '110000000000'),
  ].map((row) => [row.id, row]),
);

const lead = (status: AssignmentStatus | null, changes: Partial<StandingTask> = {}): StandingTask => ({
  ...plannedLead,
  skipsLevel: false,
  status,
  ...changes,
});
const support = (status: AssignmentStatus | null): StandingTask =>
  lead(status, {
    assignmentId: '0198c0de-0000-7000-8000-0000000000c1',
    unitId: '150000000000_CZT',
    unitPath: '150000000000.150000000000_CZT',
    role: 'SUPPORT',
    leadAssignmentId: plannedLead.assignmentId,
  });
const wanted = (changes: Partial<Reassignment> = {}): Reassignment => ({
  withdrawnId: plannedLead.assignmentId,
  unitId: '150100000000',
  task: '建成并投用储备库',
  responsiblePerson: { name: '巴图', title: '副市长', phone: null },
  reportDueAt: null,
  completionDueAt: null,
  ...changes,
});
let made = 0;
const newId = () => `0198c0de-0000-7000-8000-${String(++made).padStart(12, '0')}`;
const plan = (tasks: StandingTask[], changes: Partial<Reassignment> = {}, at = now) =>
  planReassignment({ completionDueAt }, tasks, wanted(changes), region, units, newId, at);

describe('planReassignment', () => {
  it('puts the new lead in the place of the one taken back, with its dates', () => {
    const [task, ...others] = plan([lead('CANCELLED')]);
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      replacesAssignmentId: plannedLead.assignmentId,
      unitId: '150100000000',
      role: 'LEAD',
      leadAssignmentId: null,
      reportDueAt: reportDueAt.toISOString(),
      completionDueAt: completionDueAt.toISOString(),
    });
    expect(task?.assignmentId).not.toBe(plannedLead.assignmentId);
  });

  it.each(['CANCELLED', 'COMPLETED'] as const)('asks a co-unit that is %s again for the new lead', (status) => {
    const [task, again] = plan([lead('CANCELLED'), support(status)]);
    expect(again).toMatchObject({
      unitId: '150000000000_CZT',
      role: 'SUPPORT',
      leadAssignmentId: task?.assignmentId,
      replacesAssignmentId: support(status).assignmentId,
    });
  });

  it('does not let a co-unit owe its input later than its new lead', () => {
    const soon = new Date('2026-03-14T16:00:00.000Z');
    const [, again] = plan([lead('CANCELLED'), support('CANCELLED')], { reportDueAt: soon, completionDueAt: soon });
    expect(again).toMatchObject({ reportDueAt: soon.toISOString(), completionDueAt: soon.toISOString() });
  });

  it('replaces a co-unit under the lead it had', () => {
    const tasks = [lead('IN_PROGRESS'), support('CANCELLED')];
    const [task, ...others] = plan(tasks, { withdrawnId: support(null).assignmentId, unitId: '150000000000_FGW' });
    expect(others).toEqual([]);
    expect(task).toMatchObject({ role: 'SUPPORT', leadAssignmentId: plannedLead.assignmentId });
  });

  it('takes a date after the item’s once that has passed', () => {
    const late = new Date(completionDueAt.getTime() + 30 * 86_400_000);
    const at = new Date(completionDueAt.getTime() + 86_400_000);
    const [task] = plan([lead('CANCELLED')], { reportDueAt: late, completionDueAt: late }, at);
    expect(task?.completionDueAt).toBe(late.toISOString());
  });

  it.each([
    {
      name: 'a task that is not in the breakdown',
      tasks: [lead('CANCELLED')],
      changes: { withdrawnId: newId() },
      rule: 'intake.reassignment.unknown-task',
    },
    {
      name: 'a task that was declined and not taken back',
      tasks: [lead('DECLINED')],
      changes: {},
      rule: 'intake.reassignment.not-withdrawn',
    },
    {
      name: 'a co-unit whose lead is over',
      tasks: [lead('CLOSED_UNABLE'), support('CANCELLED')],
      changes: { withdrawnId: support(null).assignmentId },
      rule: 'intake.reassignment.lead-over',
    },
    {
      name: 'the unit that declined',
      tasks: [lead('CANCELLED')],
      changes: { unitId: '152900000000' },
      rule: 'intake.decomposition.unit-twice',
    },
    {
      name: 'a unit that supports already',
      tasks: [lead('CANCELLED'), support('CANCELLED')],
      changes: { unitId: '150000000000_CZT' },
      rule: 'intake.decomposition.unit-twice',
    },
    {
      name: 'a unit outside',
      tasks: [lead('CANCELLED')],
      changes: { unitId: '110000000000' },
      rule: 'intake.decomposition.unit-outside',
    },
    {
      name: 'a date that has passed',
      tasks: [lead('CANCELLED')],
      changes: { reportDueAt: now },
      rule: 'intake.item.due-passed',
    },
    {
      name: 'a date after the item’s',
      tasks: [lead('CANCELLED')],
      changes: { completionDueAt: new Date(completionDueAt.getTime() + 1) },
      rule: 'intake.decomposition.due-after-item',
    },
  ])('refuses $name', ({ tasks, changes, rule }) => {
    expect(() => plan(tasks, changes)).toThrow(expect.objectContaining({ rule }));
  });
});

describe('isWithdrawn', () => {
  it.each([
    { name: 'a lead taken back', tasks: [lead('CANCELLED')], isOpen: true },
    { name: 'a lead that only declined', tasks: [lead('DECLINED')], isOpen: false },
    { name: 'a co-unit whose lead goes on', tasks: [support('CANCELLED'), lead('IN_PROGRESS')], isOpen: true },
    { name: 'a co-unit taken back with its lead', tasks: [support('CANCELLED'), lead('CANCELLED')], isOpen: false },
  ])('$name: $isOpen', ({ tasks, isOpen }) => expect(isWithdrawn(tasks[0]!, tasks)).toBe(isOpen));
});

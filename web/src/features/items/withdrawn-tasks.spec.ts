import type { AssignmentStatus, LeadView } from '@ducha/contracts';
import { withdrawnTasks } from './withdrawn-tasks.js';

const task = (assignmentId: string, status: AssignmentStatus, supports: LeadView['supports'] = []): LeadView => ({
  assignmentId,
  unit: { id: assignmentId, name: assignmentId, shortName: assignmentId, level: 'LEAGUE_CITY', kind: 'GOVERNMENT' },
  task: '建成储备库',
  responsiblePerson: { name: '巴图', title: '秘书长', phone: null },
  reportDueAt: '2026-12-01T16:00:00.000Z',
  completionDueAt: '2026-12-20T16:00:00.000Z',
  skipsLevel: false,
  status,
  supports,
});

describe('withdrawnTasks', () => {
  it.each([
    ['a lead taken back', [task('a', 'CANCELLED', [task('b', 'CANCELLED')])], ['a']],
    ['a co-unit taken back while its lead goes on', [task('a', 'IN_PROGRESS', [task('b', 'CANCELLED')])], ['b']],
    ['no co-unit of a lead that is over', [task('a', 'CLOSED_UNABLE', [task('b', 'CANCELLED')])], []],
    ['nothing that only declined', [task('a', 'DECLINED')], []],
  ])('finds %s', (_name, leads, expected) =>
    expect(withdrawnTasks({ decomposition: { leads, skipsLevel: false } }).map((one) => one.assignmentId)).toEqual(
      expected,
    ),
  );
});

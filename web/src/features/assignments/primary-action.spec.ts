import type { AssignmentAction } from '@ducha/contracts';
import { primaryAction } from './primary-action.js';

describe('primaryAction', () => {
  const none = { percent: null, children: [] };
  it.each<[string, AssignmentAction[], Parameters<typeof primaryAction>[1], AssignmentAction | null]>([
    ['a delivered task is acknowledged', ['acknowledge', 'decline'], none, 'acknowledge'],
    ['a task in hand is reported on', ['cascade', 'progress', 'submit', 'request-extension'], none, 'progress'],
    ['finished work is submitted', ['progress', 'submit'], { percent: 100, children: [] }, 'submit'],
    [
      'work all done below is submitted',
      ['progress', 'submit'],
      { percent: 60, children: [{ status: 'COMPLETED' }, { status: 'CANCELLED' }] },
      'submit',
    ],
    [
      'work open below is reported on',
      ['progress', 'submit'],
      { percent: 60, children: [{ status: 'COMPLETED' }, { status: 'SUBMITTED' }] },
      'progress',
    ],
    ['a support unit gives its input', ['progress', 'input'], none, 'input'],
    ['a submitted report is reviewed', ['return', 'accept'], none, 'accept'],
    ['whoever submitted may only return', ['return'], none, 'return'],
    ['a request is decided before anybody is urged', ['urge', 'decide-extension'], none, 'decide-extension'],
    ['nothing is due from who may do nothing', [], none, null],
  ])('%s', (_name, allowed, standing, expected) => expect(primaryAction(allowed, standing)).toBe(expected));
});

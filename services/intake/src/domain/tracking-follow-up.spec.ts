import { assignmentStatuses, itemStatuses, type AssignmentStatus, type ItemStatus } from '@ducha/contracts';
import fc from 'fast-check';
import { anItem, anyItem } from '../../test/an-item.js';
import { followUps, type DispatchedAssignment } from './tracking-follow-up.js';

const now = new Date('2026-04-18T02:00:00.000Z');
const lead = (status: AssignmentStatus): DispatchedAssignment => ({
  role: 'LEAD',
  status,
  closeReason: status === 'CLOSED_UNABLE' ? '选址不具备条件' : null,
});
const support = (status: AssignmentStatus): DispatchedAssignment => ({ ...lead(status), role: 'SUPPORT' });

interface Case {
  name: string;
  from: ItemStatus;
  assignments: DispatchedAssignment[];
  becomes: ItemStatus[];
}
const cases: Case[] = [
  {
    name: 'nothing acknowledged: stays dispatched',
    from: 'DISPATCHED',
    assignments: [lead('PENDING_ACK'), lead('DECLINED'), support('PENDING_ACK')],
    becomes: [],
  },
  {
    name: 'the first lead acknowledged: in progress',
    from: 'DISPATCHED',
    assignments: [lead('IN_PROGRESS'), lead('PENDING_ACK')],
    becomes: ['IN_PROGRESS'],
  },
  {
    name: 'a support unit acknowledged first: in progress',
    from: 'DISPATCHED',
    assignments: [lead('PENDING_ACK'), support('IN_PROGRESS')],
    becomes: ['IN_PROGRESS'],
  },
  {
    name: 'one lead of two submitted: stays in progress',
    from: 'IN_PROGRESS',
    assignments: [lead('SUBMITTED'), lead('IN_PROGRESS')],
    becomes: [],
  },
  {
    name: 'all leads submitted: under review, whatever the supports do',
    from: 'IN_PROGRESS',
    assignments: [lead('SUBMITTED'), lead('SUBMITTED'), support('PENDING_ACK')],
    becomes: ['UNDER_REVIEW'],
  },
  {
    name: 'the last open lead submitted after another was accepted: under review',
    from: 'IN_PROGRESS',
    assignments: [lead('SUBMITTED'), lead('COMPLETED'), lead('CLOSED_UNABLE')],
    becomes: ['UNDER_REVIEW'],
  },
  {
    name: 'a cancelled lead does not count',
    from: 'IN_PROGRESS',
    assignments: [lead('SUBMITTED'), lead('CANCELLED')],
    becomes: ['UNDER_REVIEW'],
  },
  {
    name: 'a lead returned for rework: in progress again',
    from: 'UNDER_REVIEW',
    assignments: [lead('RETURNED'), lead('SUBMITTED')],
    becomes: ['IN_PROGRESS'],
  },
  {
    name: 'one lead accepted, one still to review: stays under review',
    from: 'UNDER_REVIEW',
    assignments: [lead('COMPLETED'), lead('SUBMITTED')],
    becomes: [],
  },
  {
    name: 'all leads accepted: completed',
    from: 'UNDER_REVIEW',
    assignments: [lead('COMPLETED'), lead('COMPLETED'), support('INPUT_GIVEN')],
    becomes: ['COMPLETED'],
  },
  {
    name: 'some accepted, the others closed as unable: completed',
    from: 'IN_PROGRESS',
    assignments: [lead('COMPLETED'), lead('CLOSED_UNABLE')],
    becomes: ['COMPLETED'],
  },
  {
    name: 'all leads closed as unable: closed as unable',
    from: 'IN_PROGRESS',
    assignments: [lead('CLOSED_UNABLE'), lead('CLOSED_UNABLE'), lead('CANCELLED')],
    becomes: ['CLOSED_UNABLE'],
  },
  {
    name: 'every lead cancelled: waits for the office',
    from: 'IN_PROGRESS',
    assignments: [lead('CANCELLED'), support('INPUT_GIVEN')],
    becomes: [],
  },
  {
    name: 'caught up after a suspension: several steps, one event each',
    from: 'DISPATCHED',
    assignments: [lead('SUBMITTED')],
    becomes: ['IN_PROGRESS', 'UNDER_REVIEW'],
  },
];

describe('followUps', () => {
  it.each(cases)('$from, $name', ({ from, assignments, becomes }) => {
    const before = anyItem(from);
    const decisions = followUps(before, assignments, now);
    expect(decisions.map(({ item }) => item.status)).toEqual(becomes);
    expect(decisions.map(({ item }) => item.version)).toEqual(becomes.map((_, index) => before.version + 1 + index));
    for (const { event } of decisions) event.definition.schema.parse(event.data);
  });

  it('says why the leads could not be done', () => {
    const [decision] = followUps(anItem('IN_PROGRESS'), [lead('CLOSED_UNABLE')], now);
    expect(decision?.event.data).toMatchObject({ reason: '选址不具备条件' });
  });

  it('settles: applied to its own result it does nothing more, and it never moves an item that is not under way', () => {
    const assignment = fc.record({
      role: fc.constantFrom('LEAD' as const, 'SUPPORT' as const),
      status: fc.constantFrom(null, ...assignmentStatuses),
      closeReason: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.constantFrom(...itemStatuses), fc.array(assignment, { maxLength: 6 }), (status, assignments) => {
        const before = anyItem(status);
        const decisions = followUps(before, assignments, now);
        const settled = decisions.at(-1)?.item ?? before;
        expect(followUps(settled, assignments, now)).toEqual([]);
        expect(decisions.length).toBeLessThanOrEqual(2);
        if (!['DISPATCHED', 'IN_PROGRESS', 'UNDER_REVIEW'].includes(status)) expect(decisions).toEqual([]);
      }),
    );
  });
});

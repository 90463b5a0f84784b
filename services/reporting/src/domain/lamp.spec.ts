import { assignmentStatuses } from '@ducha/contracts';
import { lampAt } from './lamp.js';
import type { Clocked } from './lamp.js';

const running: Clocked = {
  status: 'IN_PROGRESS',
  warnAt: new Date('2026-03-17T16:00:00Z'),
  nextDueAt: new Date('2026-03-20T16:00:00Z'),
  clockStoppedAt: null,
};

describe('lampAt', () => {
  it.each([
    { name: 'before the warning', asOf: '2026-03-17T15:59:59.999Z', lamp: 'GREEN' },
    { name: 'from the warning on', asOf: '2026-03-17T16:00:00.000Z', lamp: 'YELLOW' },
    { name: 'in the last millisecond', asOf: '2026-03-20T15:59:59.999Z', lamp: 'YELLOW' },
    { name: 'from the due instant on', asOf: '2026-03-20T16:00:00.000Z', lamp: 'RED' },
  ])('$name: $lamp', ({ asOf, lamp }) => {
    expect(lampAt(running, new Date(asOf))).toBe(lamp);
  });

  it.each([
    { name: 'in time', clockStoppedAt: '2026-03-10T00:00:00Z', lamp: 'GREEN' },
    { name: 'near the limit', clockStoppedAt: '2026-03-18T00:00:00Z', lamp: 'YELLOW' },
    { name: 'late', clockStoppedAt: '2026-03-21T00:00:00Z', lamp: 'RED' },
  ])('a clock stopped $name stays $lamp long after', ({ clockStoppedAt, lamp }) => {
    const stopped: Clocked = { ...running, status: 'SUBMITTED', clockStoppedAt: new Date(clockStoppedAt) };
    expect(lampAt(stopped, new Date('2027-01-01T00:00:00Z'))).toBe(lamp);
  });

  it.each(assignmentStatuses)('%s is DONE only where the assignment is over', (status) => {
    const isOver = ['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'].includes(status);
    expect(lampAt({ ...running, status }, new Date('2027-01-01T00:00:00Z'))).toBe(isOver ? 'DONE' : 'RED');
  });
});

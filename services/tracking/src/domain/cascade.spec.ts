import { DomainError, hasSentence } from '@ducha/contracts';
import { anAssignment, moments } from './an-assignment.js';
import type { CascadeTarget } from './cascade.js';
import { cascade } from './cascade.js';
import { closingWith } from './closing.js';

const { now, reportDue, completionDue } = moments;
const parent = (change = {}) => ({ ...anAssignment('IN_PROGRESS', change), unitId: '152900000000' });
const target = (change: Partial<CascadeTarget> = {}): CascadeTarget => ({
  unitId: '152921000000',
  unit: { parentId: '152900000000', kind: 'GOVERNMENT' },
  reportDueAt: null,
  completionDueAt: null,
  ...change,
});
const run = (targets: CascadeTarget[], from = parent(), occupied = new Set<string>()) =>
  cascade(from, targets, occupied, now);

describe('cascade', () => {
  it('hands the dates of the upper assignment on', () => {
    expect(run([target()])[0]).toMatchObject({
      status: 'PENDING_ACK',
      role: 'LEAD',
      reportDueAt: reportDue,
      completionDueAt: completionDue,
    });
  });

  it('drops an upper report date that has passed', () => {
    const late = parent({ reportDueAt: new Date('2026-03-09T00:00:00Z') });
    expect(run([target()], late)[0]).toMatchObject({ reportDueAt: completionDue });
  });

  const refused: { name: string; targets: CascadeTarget[]; occupied?: string[]; rule: string; field?: string }[] = [
    {
      name: 'an unknown unit',
      targets: [target({ unit: null })],
      rule: 'tracking.cascade.not-subordinate',
      field: 'children[0].unitId',
    },
    {
      name: 'a unit two levels below',
      targets: [target({ unit: { parentId: '152921000000', kind: 'TOWN' } })],
      rule: 'tracking.cascade.not-subordinate',
    },
    {
      name: 'a supervision office, which handles nothing itself',
      targets: [target({ unit: { parentId: '152900000000', kind: 'SUPERVISION_OFFICE' } })],
      rule: 'tracking.cascade.not-subordinate',
    },
    {
      name: 'the same unit twice',
      targets: [target(), target()],
      rule: 'tracking.cascade.unit-twice',
      field: 'children[1].unitId',
    },
    {
      name: 'a unit that holds a child already',
      targets: [target()],
      occupied: ['152921000000'],
      rule: 'tracking.cascade.unit-twice',
    },
    {
      name: 'a date later than the upper one',
      targets: [target({ completionDueAt: new Date(completionDue.getTime() + 1) })],
      rule: 'tracking.cascade.due-after-parent',
    },
    { name: 'a date in the past', targets: [target({ completionDueAt: now })], rule: 'tracking.cascade.due-not-ahead' },
    {
      name: 'a report date in the past',
      targets: [target({ reportDueAt: now })],
      rule: 'tracking.cascade.due-not-ahead',
    },
    {
      name: 'a report date after completion',
      targets: [target({ reportDueAt: completionDue, completionDueAt: reportDue })],
      rule: 'tracking.cascade.report-after-completion',
    },
  ];
  it.each(refused)('refuses $name', ({ targets, occupied, rule, field }) => {
    expect.assertions(field ? 3 : 2);
    try {
      run(targets, parent(), new Set(occupied));
    } catch (error) {
      expect((error as DomainError).rule).toBe(rule);
      expect(hasSentence(rule)).toBe(true);
      if (field) expect((error as DomainError).field).toBe(field);
    }
  });

  it('is closed before acknowledgement', () => {
    expect(() => run([target()], { ...anAssignment('PENDING_ACK'), unitId: '152900000000' })).toThrow(
      'tracking.cascade.wrong-status',
    );
  });
});

describe('closingWith', () => {
  it('completes support units that gave their input, takes back the others and leaves the closed alone', () => {
    expect(closingWith(anAssignment('INPUT_GIVEN'), 'r')).toEqual({ kind: 'completeWithLead' });
    expect(closingWith(anAssignment('IN_PROGRESS', { role: 'SUPPORT' }), 'r')).toEqual({ kind: 'cancel', reason: 'r' });
    expect(closingWith(anAssignment('COMPLETED'), 'r')).toBeNull();
  });
});

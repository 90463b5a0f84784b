import { anAssignment, moments } from './an-assignment.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';

const { now, reportDue, completionDue, afterDue } = moments;
const day = 86_400_000;
const plus = (date: Date, days: number) => new Date(date.getTime() + days * day);

describe('evolve', () => {
  it('moves due dates by the time the item stood still', () => {
    const suspended = evolve(anAssignment('IN_PROGRESS'), { kind: 'suspended', reason: '等待政策' }, now);
    expect(suspended.clockStoppedAt).toEqual(now);
    const resumed = evolve(suspended, { kind: 'resumed', reason: '恢复' }, plus(now, 10));
    expect(resumed).toMatchObject({
      suspendedAt: null,
      clockStoppedAt: null,
      reportDueAt: plus(reportDue, 10),
      completionDueAt: plus(completionDue, 10),
    });
  });

  it('does not move a due date that had passed before the suspension', () => {
    const at = plus(reportDue, 1);
    const suspended = evolve(anAssignment('IN_PROGRESS'), { kind: 'suspended', reason: '等待政策' }, at);
    const resumed = evolve(suspended, { kind: 'resumed', reason: '恢复' }, plus(at, 5));
    expect(resumed.reportDueAt).toEqual(reportDue);
    expect(resumed.completionDueAt).toEqual(plus(completionDue, 5));
  });

  it('gives the time of a review back once, even when the item was suspended during it', () => {
    const suspended = evolve(anAssignment('SUBMITTED'), { kind: 'suspended', reason: '等待政策' }, plus(now, 1));
    const resumed = evolve(suspended, { kind: 'resumed', reason: '恢复' }, plus(now, 6));
    expect(resumed).toMatchObject({ completionDueAt: completionDue, clockStoppedAt: now });
    const at = plus(now, 8);
    const event = decide({ kind: 'return', reason: '缺材料', completionDueAt: null }, resumed, at);
    expect(evolve(resumed, event, at)).toMatchObject({
      status: 'RETURNED',
      completionDueAt: plus(completionDue, 8),
      clockStoppedAt: null,
      submittedAt: null,
      submittedBy: null,
      returnCount: 1,
    });
  });

  it('leaves the date of a late submission as it was when it is returned', () => {
    const late = evolve(anAssignment('IN_PROGRESS'), { kind: 'submitted', text: '', submittedBy: 'x' }, afterDue);
    const event = decide({ kind: 'return', reason: '缺材料', completionDueAt: null }, late, plus(afterDue, 2));
    expect(event).toMatchObject({ completionDueAt: completionDue });
  });

  it('keeps the mark of a late completion (逾期办结)', () => {
    const late = evolve(anAssignment('IN_PROGRESS'), { kind: 'submitted', text: '', submittedBy: 'x' }, afterDue);
    expect(evolve(late, { kind: 'accepted' }, plus(afterDue, 1))).toMatchObject({
      isOverdue: true,
      status: 'COMPLETED',
    });
  });

  it('marks a submission at the due instant itself as late', () => {
    const submitted = { kind: 'submitted', text: '', submittedBy: 'x' } as const;
    expect(evolve(anAssignment('IN_PROGRESS'), submitted, completionDue).isOverdue).toBe(true);
    expect(evolve(anAssignment('IN_PROGRESS'), submitted, new Date(completionDue.getTime() - 1)).isOverdue).toBe(false);
  });

  it('lets a pending request fall away with the submission', () => {
    const asked = anAssignment('IN_PROGRESS', { pendingRequest: { kind: 'UNABLE', reason: '选址', requestedAt: now } });
    expect(evolve(asked, { kind: 'submitted', text: '', submittedBy: 'x' }, now).pendingRequest).toBeNull();
  });

  it('keeps the first acknowledgement and the first report', () => {
    const returned = anAssignment('RETURNED');
    const again = evolve(returned, { kind: 'acknowledged' }, plus(now, 3));
    expect(again.acknowledgedAt).toEqual(returned.acknowledgedAt);
    const reported = evolve(again, { kind: 'progressReported', text: '', percent: 80 }, plus(now, 4));
    expect(reported).toMatchObject({ firstReportedAt: returned.firstReportedAt, percent: 80 });
  });

  it('marks only a missed completion date as overdue', () => {
    const late = anAssignment('IN_PROGRESS');
    expect(evolve(late, { kind: 'becameOverdue', momentOf: 'REPORT', dueAt: reportDue }, afterDue).isOverdue).toBe(
      false,
    );
    expect(
      evolve(late, { kind: 'becameOverdue', momentOf: 'COMPLETION', dueAt: completionDue }, afterDue).isOverdue,
    ).toBe(true);
  });
});

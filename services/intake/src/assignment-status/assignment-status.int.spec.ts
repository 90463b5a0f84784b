import {
  AssignmentAcceptedV1,
  AssignmentAcknowledgedV1,
  AssignmentCancelledV1,
  AssignmentClosedUnableV1,
  AssignmentDeclinedV1,
  AssignmentDispatchedV1,
  AssignmentInputGivenV1,
  AssignmentProgressReportedV1,
  AssignmentReturnedV1,
  AssignmentSubmittedV1,
  ItemTimeline,
  ItemView,
  type LeadView,
} from '@ducha/contracts';
import { CommandTransaction, EventFolds, Rebuild } from '@ducha/messaging';
import { eventually } from '@ducha/testing';
import { ItemSteps } from '../../test/item-steps.js';
import { loadDemoOrganization, startIntake, type RunningIntake } from '../../test/running-intake.js';
import { TrackingProducer } from '../../test/tracking-producer.js';

describe('an item that follows its assignments', () => {
  let intake: RunningIntake;
  let tracking: TrackingProducer;
  let steps: ItemSteps;

  beforeAll(async () => {
    intake = await startIntake();
    await loadDemoOrganization(intake);
    tracking = await TrackingProducer.start(intake.config);
    steps = new ItemSteps(intake);
  }, 120_000);
  afterAll(async () => {
    await tracking?.stop();
    await intake?.stop();
  });

  const itemOf = async (id: string) => ItemView.parse((await intake.get(`/items/${id}`, 'region-clerk')).body);
  const becomes = (id: string, status: ItemView['status']) =>
    eventually(async () => {
      const item = await itemOf(id);
      expect(item.status).toBe(status);
      return item;
    });
  const eventsOf = async (id: string) =>
    ItemTimeline.parse((await intake.get(`/items/${id}/events`, 'region-clerk')).body).map(
      ({ type }) => type.split('.')[2],
    );
  const atWork = ['recorded', 'submitted', 'approved', 'decomposed', 'dispatched', 'started'];

  async function delivered(): Promise<{ item: ItemView; league: LeadView; department: LeadView }> {
    const item = await steps.dispatched();
    await tracking.deliver(item);
    const [league, department] = item.decomposition?.leads ?? [];
    if (!league || !department) throw new Error('the breakdown has two leads');
    return { item, league, department };
  }

  /** Both leads have acknowledged and the item is under way. */
  async function started() {
    const made = await delivered();
    await tracking.report(AssignmentAcknowledgedV1, made.item, made.league, 'IN_PROGRESS');
    await tracking.report(AssignmentAcknowledgedV1, made.item, made.department, 'IN_PROGRESS');
    await becomes(made.item.id, 'IN_PROGRESS');
    return made;
  }

  it('starts, goes to review, comes back and is completed, one version and one event per step', async () => {
    const { item, league, department } = await started();
    await tracking.report(AssignmentProgressReportedV1, item, league, 'IN_PROGRESS');
    await tracking.report(AssignmentSubmittedV1, item, league, 'SUBMITTED');
    await tracking.report(AssignmentSubmittedV1, item, department, 'SUBMITTED');
    await becomes(item.id, 'UNDER_REVIEW');
    await tracking.report(AssignmentReturnedV1, item, league, 'RETURNED');
    await becomes(item.id, 'IN_PROGRESS');
    await tracking.report(AssignmentAcceptedV1, item, department, 'COMPLETED');
    await tracking.report(AssignmentAcknowledgedV1, item, league, 'IN_PROGRESS');
    await tracking.report(AssignmentSubmittedV1, item, league, 'SUBMITTED');
    await becomes(item.id, 'UNDER_REVIEW');
    await tracking.report(AssignmentAcceptedV1, item, league, 'COMPLETED');
    const completed = await becomes(item.id, 'COMPLETED');
    expect(completed.version).toBe(10);
    expect(completed.decomposition?.leads.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED']);
    expect(await eventsOf(item.id)).toEqual([
      ...atWork,
      'review-requested',
      'review-returned',
      'review-requested',
      'completed',
    ]);
  });

  it('goes through every step of what one batch brings, in the trace of its causes', async () => {
    const { item, league, department } = await started();
    const submitted = tracking.arriving('2026-03-02T01:00:00Z', AssignmentSubmittedV1, item, league, 'SUBMITTED');
    const returned = tracking.arriving('2026-03-02T03:00:00Z', AssignmentReturnedV1, item, league, 'RETURNED');
    const again = tracking.arriving('2026-03-02T04:00:00Z', AssignmentSubmittedV1, item, league, 'SUBMITTED');
    const accepted = tracking.arriving('2026-03-02T06:00:00Z', AssignmentAcceptedV1, item, league, 'COMPLETED');
    const batch = [
      submitted,
      returned,
      again,
      accepted,
      // The other lead's were between them.
      tracking.arriving('2026-03-02T02:00:00Z', AssignmentSubmittedV1, item, department, 'SUBMITTED'),
      tracking.arriving('2026-03-02T05:00:00Z', AssignmentAcceptedV1, item, department, 'COMPLETED'),
    ];
    const fold = intake.service.app.get(EventFolds).of(submitted.type);
    const apply = () => intake.service.app.get(CommandTransaction).run(async (tx) => fold?.(tx, batch));
    await apply();
    // What is known already changes nothing.
    await apply();
    expect(await eventsOf(item.id)).toEqual([
      ...atWork,
      'review-requested',
      'review-returned',
      'review-requested',
      'completed',
    ]);
    expect((await itemOf(item.id)).decomposition?.leads.map(({ status }) => status)).toEqual([
      'COMPLETED',
      'COMPLETED',
    ]);
    const [last] = await intake.dataSource.query<{ traceparent: string }[]>(
      'SELECT traceparent FROM event_log WHERE aggregate_id = $1 ORDER BY aggregate_version DESC LIMIT 1',
      [item.id],
    );
    expect(last?.traceparent).toBe(accepted.traceparent);
  });

  it('starts by the acknowledgement of a support unit and is not moved by its input', async () => {
    const { item, league } = await delivered();
    const [support] = league.supports;
    if (!support) throw new Error('the lead has a support');
    const role = { role: 'SUPPORT' as const, leadAssignmentId: league.assignmentId };
    await tracking.report(AssignmentAcknowledgedV1, item, support, 'IN_PROGRESS', role);
    await becomes(item.id, 'IN_PROGRESS');
    await tracking.report(AssignmentInputGivenV1, item, support, 'INPUT_GIVEN', role);
    await eventually(async () => {
      expect((await itemOf(item.id)).decomposition?.leads[0]?.supports[0]?.status).toBe('INPUT_GIVEN');
    });
    expect(await eventsOf(item.id)).toEqual(atWork);
  });

  it('is closed as unable when no lead could do it, with the reasons', async () => {
    const { item, league, department } = await started();
    await tracking.report(AssignmentClosedUnableV1, item, league, 'CLOSED_UNABLE', { reason: '选址不具备条件' });
    await tracking.report(AssignmentClosedUnableV1, item, department, 'CLOSED_UNABLE', { reason: '政策尚未出台' });
    await becomes(item.id, 'CLOSED_UNABLE');
    const { body } = await intake.get(`/items/${item.id}/events`, 'region-clerk');
    expect(ItemTimeline.parse(body).at(-1)).toMatchObject({ reason: '选址不具备条件；政策尚未出台', actor: null });
  });

  it('is completed once when both leads are accepted at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => started()));
    for (const { item, league, department } of made) {
      await tracking.report(AssignmentSubmittedV1, item, league, 'SUBMITTED');
      await tracking.report(AssignmentSubmittedV1, item, department, 'SUBMITTED');
    }
    await Promise.all(
      made.flatMap(({ item, league, department }) => [
        tracking.report(AssignmentAcceptedV1, item, league, 'COMPLETED'),
        tracking.report(AssignmentAcceptedV1, item, department, 'COMPLETED'),
      ]),
    );
    for (const { item } of made) {
      await becomes(item.id, 'COMPLETED');
      expect((await eventsOf(item.id)).filter((type) => type === 'completed')).toHaveLength(1);
    }
  });

  it('ignores what a cascaded assignment does, but lets its unit read the item', async () => {
    const { item, league } = await started();
    expect((await intake.get(`/items/${item.id}`, 'banner-clerk')).status).toBe(404);
    const child = {
      assignmentId: '0198c0de-0000-7000-8000-0000000000c1',
      unit: {
        id: '152921000000',
        name: '阿拉善左旗人民政府',
        shortName: '阿拉善左旗',
        level: 'BANNER_COUNTY' as const,
        kind: 'GOVERNMENT' as const,
      },
    };
    const parent = { parentId: league.assignmentId };
    await tracking.report(AssignmentDispatchedV1, item, child, 'PENDING_ACK', parent);
    await tracking.report(AssignmentSubmittedV1, item, child, 'SUBMITTED', parent);
    await eventually(async () => {
      expect((await intake.get(`/items/${item.id}`, 'banner-clerk')).status).toBe(200);
    });
    expect((await intake.get(`/items/${item.id}`, 'sumu-handler')).status).toBe(404);
    expect(await eventsOf(item.id)).toEqual(atWork);
  });

  it('catches up when it is resumed with what its units did before they heard of the suspension', async () => {
    const { item, league, department } = await started();
    await steps.command('POST', `/items/${item.id}/suspend`, 'region-director', { reason: '等待上级政策' });
    await tracking.report(AssignmentSubmittedV1, item, league, 'SUBMITTED');
    await tracking.report(AssignmentSubmittedV1, item, department, 'SUBMITTED');
    await eventually(async () => {
      const { decomposition } = await itemOf(item.id);
      expect(decomposition?.leads.map(({ status }) => status)).toEqual(['SUBMITTED', 'SUBMITTED']);
    });
    expect(await itemOf(item.id)).toMatchObject({ status: 'SUSPENDED', version: 7 });
    const resumed = await steps.command('POST', `/items/${item.id}/resume`, 'region-director', {
      reason: '政策已明确',
    });
    expect(resumed).toMatchObject({ status: 'UNDER_REVIEW', version: 9 });
    expect((await eventsOf(item.id)).slice(-3)).toEqual(['suspended', 'resumed', 'review-requested']);
  });

  it('is reopened with new assignments under a new notice, and finished again', async () => {
    const { item, league, department } = await started();
    await tracking.report(AssignmentClosedUnableV1, item, department, 'CLOSED_UNABLE', { reason: '政策尚未出台' });
    await tracking.report(AssignmentSubmittedV1, item, league, 'SUBMITTED');
    await tracking.report(AssignmentAcceptedV1, item, league, 'COMPLETED');
    await becomes(item.id, 'COMPLETED');
    const dates = { reportDueAt: item.reportDueAt, completionDueAt: item.completionDueAt };
    const body = { reason: '回头看发现未落实', requirement: '限期整改', ...dates };
    const reopened = await steps.command('POST', `/items/${item.id}/reopen`, 'region-director', body);
    expect(reopened).toMatchObject({ status: 'IN_PROGRESS', reopenCount: 1, closedAt: null });
    expect(reopened.notice?.number).not.toBe(item.notice?.number);
    const [again, ...others] = reopened.decomposition?.leads ?? [];
    expect(others).toEqual([]);
    expect(again).toMatchObject({ unit: league.unit, supports: [], status: null });
    expect(again?.assignmentId).not.toBe(league.assignmentId);
    if (!again) throw new Error('the league leads again');
    await tracking.deliver(reopened);
    await tracking.report(AssignmentAcknowledgedV1, item, again, 'IN_PROGRESS');
    await tracking.report(AssignmentSubmittedV1, item, again, 'SUBMITTED');
    await becomes(item.id, 'UNDER_REVIEW');
    await tracking.report(AssignmentAcceptedV1, item, again, 'COMPLETED');
    await becomes(item.id, 'COMPLETED');
  });

  it('gives a task that was declined and taken back to another unit, which then counts in its place', async () => {
    const { item, league, department } = await delivered();
    await tracking.report(AssignmentAcknowledgedV1, item, department, 'IN_PROGRESS');
    await becomes(item.id, 'IN_PROGRESS');
    await tracking.report(AssignmentSubmittedV1, item, department, 'SUBMITTED');
    await tracking.report(AssignmentDeclinedV1, item, league, 'DECLINED', { reason: '职责不符' });
    const hohhot = {
      assignmentId: league.assignmentId,
      unitId: '150100000000',
      task: '建成并投用储备库',
      responsiblePerson: { name: '巴图', title: '副市长' },
      reason: '经分管领导同意，调整牵头单位',
    };
    await eventually(async () => {
      const refused = await intake.send('POST', `/items/${item.id}/reassign`, 'region-clerk', hohhot);
      expect(refused).toMatchObject({ status: 422, body: { rule: 'intake.reassignment.not-withdrawn' } });
    });
    await tracking.report(AssignmentCancelledV1, item, league, 'CANCELLED');
    // The lead that is left has reported.
    const waiting = await becomes(item.id, 'UNDER_REVIEW');
    expect(waiting.allowedActions).toContain('reassign');

    const reassigned = await steps.command('POST', `/items/${item.id}/reassign`, 'region-clerk', hohhot);
    expect(reassigned).toMatchObject({ status: 'IN_PROGRESS', notice: item.notice });
    expect(reassigned.allowedActions).not.toContain('reassign');
    const [again, other] = reassigned.decomposition?.leads ?? [];
    expect(again).toMatchObject({ unit: { id: '150100000000' }, status: null, supports: [{ status: null }] });
    expect(other?.assignmentId).toBe(department.assignmentId);
    expect((await eventsOf(item.id)).slice(-3)).toEqual(['review-requested', 'reassigned', 'review-returned']);

    await tracking.report(AssignmentDispatchedV1, item, again!, 'PENDING_ACK');
    await tracking.report(AssignmentAcknowledgedV1, item, again!, 'IN_PROGRESS');
    await tracking.report(AssignmentSubmittedV1, item, again!, 'SUBMITTED');
    await becomes(item.id, 'UNDER_REVIEW');
  });

  it('takes no step again when the consumer is rebuilt', async () => {
    const { item, league, department } = await started();
    await tracking.report(AssignmentSubmittedV1, item, league, 'SUBMITTED');
    await tracking.report(AssignmentSubmittedV1, item, department, 'SUBMITTED');
    await becomes(item.id, 'UNDER_REVIEW');
    const statuses = () => intake.dataSource.query<object[]>('SELECT * FROM assignment_status ORDER BY assignment_id');
    const events = () => intake.dataSource.query<object[]>('SELECT count(*)::int FROM event_log');
    const before = [await statuses(), await events()];
    const { events: replayed, parked } = await intake.service.app.get(Rebuild).run();
    expect(replayed).toBeGreaterThan(10);
    expect(parked).toBe(0);
    expect([await statuses(), await events()]).toEqual(before);
  });
});

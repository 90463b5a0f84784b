import { AssignmentDetail } from '@ducha/contracts';
import { eventually } from '@ducha/testing';
import { planned } from '../../test/intake-producer.js';
import { unitIds } from '../../test/organization.js';
import { RunningTracking } from '../../test/running-tracking.js';

const seal = { text: '已建成投用', signedBy: { kind: 'OFFICIAL_SEAL' } };
const day = 86_400_000;
const later = (instant: string, days: number): string => new Date(Date.parse(instant) + days * day).toISOString();

let tracking: RunningTracking;
beforeAll(async () => {
  tracking = await RunningTracking.start();
});
afterAll(() => tracking.stop());
afterEach(() => tracking.setTime(null));

async function acknowledged(change = {}): Promise<string> {
  const lead = planned('league', change);
  await tracking.dispatched([lead]);
  await tracking.command(lead.assignmentId, 'acknowledge', 'league-clerk');
  return lead.assignmentId;
}

describe('a decline', () => {
  it('may be overruled, and then stands', async () => {
    const lead = planned('league');
    await tracking.dispatched([lead]);
    const id = lead.assignmentId;
    const declined = await tracking.command(id, 'decline', 'league-clerk', { reason: '职责不属我盟' });
    expect(declined).toMatchObject({ status: 'DECLINED', allowedActions: [] });
    const review = await tracking.read('/assignments?mine=REVIEW', 'region-clerk');
    expect(review.body.rows.map((row: { id: string }) => row.id)).toContain(id);
    await tracking.command(id, 'overrule-decline', 'region-director', { reason: '经协调仍由你盟承办' });
    expect(await tracking.refusal(id, 'decline', 'league-clerk', { reason: '再次拒签' })).toEqual([
      409,
      'tracking.decline.only-once',
    ]);
    expect((await tracking.command(id, 'acknowledge', 'league-clerk')).status).toBe('IN_PROGRESS');
  });

  it('may be accepted by taking the task back, with the support units that waited for it', async () => {
    const lead = planned('league');
    const support = planned('regionCzt', { role: 'SUPPORT', leadAssignmentId: lead.assignmentId });
    await tracking.dispatched([lead, support]);
    await tracking.command(lead.assignmentId, 'decline', 'league-clerk', { reason: '职责不属我盟' });
    const body = { reason: '改由他单位承办' };
    expect((await tracking.command(lead.assignmentId, 'cancel-declined', 'region-clerk', body)).status).toBe(
      'CANCELLED',
    );
    expect(await tracking.eventNames(support.assignmentId)).toEqual(['dispatched', 'cancelled']);
  });

  it('of a cascaded task is answered by the unit that cascaded it', async () => {
    const id = await acknowledged();
    const responsiblePerson = { name: '巴图', title: '旗长' };
    const body = { children: [{ unitId: unitIds.banner, task: '落实到位', responsiblePerson }] };
    const child = (await tracking.command(id, 'cascade', 'league-clerk', body)).children[0].id as string;
    expect(await tracking.refusal(id, 'cascade', 'league-clerk', body)).toEqual([422, 'tracking.cascade.unit-twice']);
    await tracking.command(child, 'decline', 'banner-clerk', { reason: '不属我旗' });
    expect(await tracking.refusal(child, 'cancel-declined', 'region-clerk', { reason: '同意' })).toEqual([
      403,
      'tracking.assignment.not-dispatcher',
    ]);
    await tracking.command(child, 'cancel-declined', 'league-clerk', { reason: '同意' });
    expect((await tracking.command(id, 'cascade', 'league-clerk', body)).children).toHaveLength(1);
  });
});

describe('a request', () => {
  it('for a later date changes it only when granted, and the first date is kept', async () => {
    const lead = planned('league');
    await tracking.dispatched([lead]);
    const id = lead.assignmentId;
    await tracking.command(id, 'acknowledge', 'league-clerk');
    const due = new Date(lead.completionDueAt).toISOString();
    const proposedDueAt = later(due, 20);
    const asked = await tracking.command(id, 'request-extension', 'league-clerk', { reason: '冻土期', proposedDueAt });
    expect(asked).toMatchObject({ status: 'IN_PROGRESS', completionDueAt: due });
    expect(asked.pendingRequest).toMatchObject({ kind: 'EXTENSION', proposedDueAt });
    const refused = await tracking.command(id, 'decide-extension', 'region-clerk', {
      isGranted: false,
      reason: '抓紧',
    });
    expect(refused).toMatchObject({ pendingRequest: null, completionDueAt: due });
    await tracking.command(id, 'request-extension', 'league-clerk', { reason: '冻土期', proposedDueAt });
    const decision = { isGranted: true, reason: '同意', dueAt: later(due, 10) };
    const granted = await tracking.command(id, 'decide-extension', 'region-clerk', decision);
    expect(granted).toMatchObject({ completionDueAt: later(due, 10), originalCompletionDueAt: due });
    const clocks = await tracking.sql('SELECT due_at FROM assignment_clock WHERE assignment_id = $1 AND kind = $2', [
      id,
      'COMPLETION',
    ]);
    expect(clocks).toEqual([{ due_at: new Date(later(due, 10)) }]);
    const { reviews } = (await tracking.read(`/assignments/${id}`, 'league-clerk')).body;
    expect(reviews.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'EXTENSION_REFUSED',
      'EXTENSION_GRANTED',
    ]);
  });

  it('for a later date comes before the date has passed', async () => {
    const id = await acknowledged();
    tracking.setTime(new Date(Date.now() + 31 * day));
    const body = { reason: '冻土期', proposedDueAt: new Date(Date.now() + 60 * day).toISOString() };
    expect(await tracking.refusal(id, 'request-extension', 'league-clerk', body)).toEqual([
      422,
      'tracking.extension.after-due',
    ]);
  });

  it('that conditions are not given closes the assignment and all that hangs on it when granted', async () => {
    const lead = planned('league');
    const given = planned('regionFgw', { role: 'SUPPORT', leadAssignmentId: lead.assignmentId });
    const owing = planned('regionCzt', { role: 'SUPPORT', leadAssignmentId: lead.assignmentId });
    await tracking.dispatched([lead, given, owing]);
    const id = lead.assignmentId;
    await tracking.command(id, 'acknowledge', 'league-clerk');
    await tracking.command(given.assignmentId, 'acknowledge', 'region-fgw-handler');
    await tracking.command(given.assignmentId, 'input', 'region-fgw-handler', { text: '资金已下达' });
    const responsiblePerson = { name: '巴图', title: '旗长' };
    const body = { children: [{ unitId: unitIds.banner, task: '落实到位', responsiblePerson }] };
    const child = (await tracking.command(id, 'cascade', 'league-clerk', body)).children[0].id as string;
    await tracking.command(id, 'request-unable', 'league-clerk', { reason: '选址不具备条件' });
    await tracking.command(id, 'decide-unable', 'region-director', { isGranted: false, reason: '请另行选址' });
    await tracking.command(id, 'request-unable', 'league-clerk', { reason: '另选亦不具备条件' });
    const closed = await tracking.command(id, 'decide-unable', 'region-director', { isGranted: true, reason: '同意' });
    expect(closed).toMatchObject({ status: 'CLOSED_UNABLE', lamp: 'DONE' });
    expect(await tracking.eventNames(id)).toEqual([
      'dispatched',
      'acknowledged',
      'unable-requested',
      'unable-refused',
      'unable-requested',
      'closed-unable',
    ]);
    expect((await tracking.eventNames(given.assignmentId)).at(-1)).toBe('accepted');
    expect((await tracking.eventNames(owing.assignmentId)).at(-1)).toBe('cancelled');
    expect((await tracking.eventNames(child)).at(-1)).toBe('cancelled');
    expect(await tracking.sql('SELECT 1 FROM assignment_clock WHERE assignment_id = $1', [child])).toEqual([]);
  });
});

describe('a support unit', () => {
  it('gives its input to the lead, which needs it or a reason to submit', async () => {
    const lead = planned('regionFgw');
    const support = planned('regionCzt', { role: 'SUPPORT', leadAssignmentId: lead.assignmentId });
    await tracking.dispatched([lead, support]);
    const id = lead.assignmentId;
    await tracking.command(id, 'acknowledge', 'region-fgw-handler');
    expect(await tracking.refusal(id, 'submit', 'region-fgw-handler', seal)).toEqual([
      422,
      'tracking.submit.support-input-missing',
    ]);
    await tracking.command(support.assignmentId, 'acknowledge', 'region-czt-handler');
    expect(await tracking.refusal(support.assignmentId, 'submit', 'region-czt-handler', seal)).toEqual([
      409,
      'tracking.submit.wrong-role',
    ]);
    const given = await tracking.command(support.assignmentId, 'input', 'region-czt-handler', { text: '资金已下达' });
    expect(given).toMatchObject({ status: 'INPUT_GIVEN', submittedAt: null });
    const detail = AssignmentDetail.parse((await tracking.read(`/assignments/${id}`, 'region-fgw-handler')).body);
    expect(detail.supportInputs).toMatchObject([{ status: 'INPUT_GIVEN', inputs: [{ text: '资金已下达' }] }]);
    expect((await tracking.read(`/assignments/${support.assignmentId}`, 'region-fgw-handler')).status).toBe(200);
    expect((await tracking.read(`/assignments/${id}`, 'region-czt-handler')).status).toBe(404);
    await tracking.command(id, 'submit', 'region-fgw-handler', seal);
    await tracking.command(id, 'accept', 'region-clerk');
    expect((await tracking.eventNames(support.assignmentId)).at(-1)).toBe('accepted');
  });

  it('that owes its input does not stop a lead that says why', async () => {
    const lead = planned('regionFgw');
    const support = planned('regionCzt', { role: 'SUPPORT', leadAssignmentId: lead.assignmentId });
    await tracking.dispatched([lead, support]);
    await tracking.command(lead.assignmentId, 'acknowledge', 'region-fgw-handler');
    const body = { ...seal, missingInputReason: '配合单位已书面说明' };
    await tracking.command(lead.assignmentId, 'submit', 'region-fgw-handler', body);
    await tracking.command(lead.assignmentId, 'accept', 'region-clerk');
    expect((await tracking.eventNames(support.assignmentId)).at(-1)).toBe('cancelled');
  });
});

describe('an item', () => {
  it('that is suspended stops the clocks, and moves the dates when it is resumed', async () => {
    const lead = planned('league');
    const item = await tracking.dispatched([lead]);
    const id = lead.assignmentId;
    await tracking.intake.suspend(item);
    const status = async () => (await tracking.read(`/assignments/${id}`, 'league-clerk')).body;
    await eventually(async () => (await status()).isSuspended as boolean);
    expect(await tracking.refusal(id, 'acknowledge', 'league-clerk')).toEqual([409, 'tracking.assignment.suspended']);
    tracking.setTime(new Date(Date.now() + 5 * day));
    await tracking.intake.resume(item);
    await eventually(async () => !(await status()).isSuspended);
    const moved = Date.parse((await status()).completionDueAt) - Date.parse(lead.completionDueAt);
    expect(moved).toBeGreaterThan(4.9 * day);
    expect(moved).toBeLessThan(5.1 * day);
    expect(await tracking.eventNames(id)).toEqual(['dispatched', 'suspended', 'resumed']);
  });

  it('that is revoked takes every open assignment back, and leaves the closed ones', async () => {
    const [done, open] = [planned('league'), planned('regionFgw')];
    const item = await tracking.dispatched([done, open]);
    await tracking.command(done.assignmentId, 'acknowledge', 'league-clerk');
    await tracking.command(done.assignmentId, 'submit', 'league-clerk', seal);
    await tracking.command(done.assignmentId, 'accept', 'region-clerk');
    await tracking.intake.revoke(item);
    await eventually(async () => (await tracking.eventNames(open.assignmentId)).includes('cancelled'));
    expect(await tracking.refusal(open.assignmentId, 'acknowledge', 'region-fgw-handler')).toEqual([
      409,
      'tracking.acknowledge.wrong-status',
    ]);
    expect(await tracking.eventNames(done.assignmentId)).toEqual([
      'dispatched',
      'acknowledged',
      'submitted',
      'accepted',
    ]);
  });

  it('that is reopened gives the leads new assignments', async () => {
    const item = await tracking.dispatched([planned('league')]);
    const again = planned('league');
    await tracking.intake.reopen(item, [again]);
    await eventually(async () => (await tracking.eventNames(again.assignmentId)).length === 1);
    const { roots } = (await tracking.read(`/items/${item.item.id}/assignments`, 'region-clerk')).body;
    expect(roots).toHaveLength(2);
  });
});

describe('commands on one tree at the same time', () => {
  it('end in one consistent state, whoever comes first', async () => {
    const rounds = Array.from({ length: 12 }, async () => {
      const lead = planned('regionFgw');
      const supports = [planned('regionCzt'), planned('leagueFgw')].map((support) => ({
        ...support,
        role: 'SUPPORT' as const,
        leadAssignmentId: lead.assignmentId,
      }));
      const item = await tracking.dispatched([lead, ...supports]);
      const ids = [lead, ...supports].map(({ assignmentId }) => assignmentId);
      await tracking.command(ids[0]!, 'acknowledge', 'region-fgw-handler');
      await tracking.command(ids[1]!, 'acknowledge', 'region-czt-handler');
      await tracking.command(ids[0]!, 'submit', 'region-fgw-handler', { ...seal, missingInputReason: '另行报送' });
      const send = (id: string, action: string, person: string, body: object) =>
        tracking.send('POST', `/assignments/${id}/${action}`, person, body);
      const [, ...answers] = await Promise.all([
        tracking.intake.revoke(item),
        send(ids[0]!, 'accept', 'region-clerk', {}),
        send(ids[1]!, 'input', 'region-czt-handler', { text: '资金已下达' }),
        send(ids[2]!, 'acknowledge', 'league-fgw-handler', {}),
      ]);
      for (const { status } of answers) expect([200, 409]).toContain(status);
      await eventually(async () => {
        const rows = await tracking.sql<{ closed: boolean; version: number; events: number }>(
          `SELECT closed_at IS NOT NULL AS closed, version,
                  (SELECT count(*)::int FROM event_log e WHERE e.aggregate_id = a.id::text) AS events
             FROM assignment a WHERE id = ANY ($1)`,
          [ids],
        );
        expect(rows.map(({ closed }) => closed)).toEqual([true, true, true]);
        for (const { version, events } of rows) expect(events).toBe(version);
      });
    });
    await Promise.all(rounds);
    expect(await tracking.sql('SELECT 1 FROM dead_letter')).toEqual([]);
  });
});

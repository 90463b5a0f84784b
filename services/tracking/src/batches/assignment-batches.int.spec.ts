import { randomUUID } from 'node:crypto';
import { BatchResult } from '@ducha/contracts';
import { planned } from '../../test/intake-producer.js';
import { RunningTracking } from '../../test/running-tracking.js';

let tracking: RunningTracking;
beforeAll(async () => {
  tracking = await RunningTracking.start();
});
afterAll(() => tracking.stop());

const batch = async (path: string, personId: string, body: object, headers = {}) => {
  const answer = await tracking.send('POST', `/assignments/${path}`, personId, body, headers);
  return { ...answer, body: answer.status === 200 ? BatchResult.parse(answer.body) : answer.body };
};
const outcomes = ({ body }: { body: BatchResult }) =>
  body.results.map((result) => (result.isAccepted ? result.assignment.status : result.problem.rule));

async function delivered(unit: Parameters<typeof planned>[0] = 'league'): Promise<string> {
  const lead = planned(unit);
  await tracking.dispatched([lead]);
  return lead.assignmentId;
}

describe('acknowledging many', () => {
  it('answers each by itself, in the order asked', async () => {
    const [open, done, foreign, departments] = [
      await delivered(),
      await delivered(),
      await delivered('hohhot'),
      await delivered('regionFgw'),
    ];
    await tracking.command(done, 'acknowledge', 'league-clerk');
    const missing = randomUUID();
    const answer = await batch('acknowledge-batch', 'league-clerk', {
      ids: [foreign, done, open, missing, departments],
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ accepted: 1, refused: 4 });
    expect(outcomes(answer)).toEqual([
      'tracking.assignment.not-found',
      'tracking.acknowledge.wrong-status',
      'IN_PROGRESS',
      'tracking.assignment.not-found',
      'tracking.assignment.not-found',
    ]);
    expect(answer.body.results[1].problem).toMatchObject({ status: 409, code: 'STATE_CONFLICT', errors: [] });
    expect(await tracking.eventNames(open)).toEqual(['dispatched', 'acknowledged']);
    expect(await tracking.eventNames(foreign)).toEqual(['dispatched']);
  });

  it('repeated under its key does nothing twice, and tries again what was refused', async () => {
    const [first, second] = [await delivered(), await delivered()];
    await tracking.command(second, 'decline', 'league-clerk', { reason: '非本单位职责' });
    const key = { 'idempotency-key': randomUUID() };
    const body = { ids: [first, second] };
    const before = await batch('acknowledge-batch', 'league-clerk', body, key);
    expect(outcomes(before)).toEqual(['IN_PROGRESS', 'tracking.acknowledge.wrong-status']);
    await tracking.command(second, 'overrule-decline', 'region-clerk', { reason: '经协调仍由你单位承办' });
    const after = await batch('acknowledge-batch', 'league-clerk', body, key);
    expect(outcomes(after)).toEqual(['IN_PROGRESS', 'IN_PROGRESS']);
    expect(after.body.results[0]).toEqual(before.body.results[0]);
    expect(await tracking.eventNames(first)).toEqual(['dispatched', 'acknowledged']);
  });

  it('refuses other content under the same key as a whole', async () => {
    const [first, second] = [await delivered(), await delivered()];
    const key = { 'idempotency-key': randomUUID() };
    await batch('acknowledge-batch', 'league-clerk', { ids: [first] }, key);
    const other = await batch('acknowledge-batch', 'league-clerk', { ids: [first, second] }, key);
    expect([other.status, other.body.rule]).toEqual([422, 'messaging.idempotency-key.reused']);
    expect(await tracking.eventNames(second)).toEqual(['dispatched']);
  });

  it('takes a hundred', async () => {
    const leads = Array.from({ length: 100 }, () => planned('league'));
    await tracking.dispatched(leads);
    const answer = await batch('acknowledge-batch', 'league-clerk', { ids: leads.map((lead) => lead.assignmentId) });
    expect(answer.body).toMatchObject({ accepted: 100, refused: 0 });
  });

  it.each([
    { name: 'none', ids: [] },
    { name: 'more than a hundred', ids: Array.from({ length: 101 }, () => randomUUID()) },
    { name: 'one twice', ids: ['0197c3a0-0000-7000-8000-000000000000', '0197c3a0-0000-7000-8000-000000000000'] },
    { name: 'something that is no id', ids: ['x'] },
  ])('refuses $name', async ({ ids }) => {
    expect((await batch('acknowledge-batch', 'league-clerk', { ids })).status).toBe(400);
  });

  it('is refused to a role that never acknowledges', async () => {
    expect((await batch('acknowledge-batch', 'region-leader', { ids: [randomUUID()] })).status).toBe(403);
  });
});

describe('urging many', () => {
  it('urges what the caller dispatched and says why not for the rest', async () => {
    const [open, done] = [await delivered(), await delivered()];
    await tracking.command(done, 'acknowledge', 'league-clerk');
    await tracking.command(done, 'submit', 'league-clerk', { text: '办结', signedBy: { kind: 'OFFICIAL_SEAL' } });
    await tracking.command(done, 'accept', 'region-director');
    const key = { 'idempotency-key': randomUUID() };
    const body = { ids: [open, done], text: '请于本周内报送进展。' };
    const answers = [
      await batch('urge-batch', 'region-clerk', body, key),
      await batch('urge-batch', 'region-clerk', body, key),
    ];
    for (const answer of answers) expect(outcomes(answer)).toEqual(['PENDING_ACK', 'tracking.urge.wrong-status']);
    expect((await tracking.events(open)).map(({ data }) => data.text)).toEqual([undefined, '请于本周内报送进展。']);
  });

  it('is not the handling unit’s', async () => {
    const open = await delivered();
    const answer = await batch('urge-batch', 'league-clerk', { ids: [open], text: '请抓紧。' });
    expect(outcomes(answer)).toEqual(['tracking.assignment.not-dispatcher']);
  });
});

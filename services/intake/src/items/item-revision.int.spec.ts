import type { ItemView, ReviseItemBody } from '@ducha/contracts';
import { ItemSteps } from '../../test/item-steps.js';
import { loadDemoOrganization, startIntake, type Answer, type RunningIntake } from '../../test/running-intake.js';

describe('revising a draft', () => {
  let intake: RunningIntake;
  let steps: ItemSteps;
  let draft: ItemView;

  beforeAll(async () => {
    intake = await startIntake();
    await loadDemoOrganization(intake);
    steps = new ItemSteps(intake);
  }, 120_000);
  afterAll(() => intake?.stop());
  beforeEach(async () => {
    draft = await steps.record();
  });

  const revise = (personId: string, body: ReviseItemBody, headers?: Record<string, string>): Promise<Answer> =>
    intake.send('PATCH', `/items/${draft.id}`, personId, body, headers);

  describe('when an optional field is null', () => {
    it.each(['handlingProposal', 'initiationBasis', 'reportDueAt', 'completionDueAt'] as const)(
      'clears %s and nothing else',
      async (field) => {
        const answer = await revise('region-clerk', { [field]: null });
        expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
        expect(answer.body).toEqual({ ...draft, version: 2, [field]: null });
        expect((await intake.get(`/items/${draft.id}`, 'region-clerk')).body[field]).toBeNull();
      },
    );

    it('clears what is said of the source', async () => {
      const answer = await revise('region-clerk', {
        source: { kind: 'LEADER_INSTRUCTION', issuedBy: null, receivedOn: null, documentNo: '内政办发〔2026〕3号' },
      });
      expect(answer.body.source).toMatchObject({ issuedBy: null, receivedOn: null, documentNo: '内政办发〔2026〕3号' });
    });

    it.each(['title', 'content', 'source', 'urgency'])('keeps %s, which an item cannot be without', async (field) => {
      const answer = await revise('region-clerk', { [field]: null });
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].field).toBe(field);
    });
  });

  describe('when a colleague was quicker', () => {
    it('says what is there now, who changed it and when', async () => {
      await revise('region-director', { title: '主任改过的题目' });
      const answer = await revise('region-clerk', { title: '经办人改过的题目' }, { 'if-match': '"1"' });
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'VERSION_CONFLICT', rule: 'platform.version.changed-by' },
      });
      const { conflict, detail } = answer.body;
      expect(conflict).toMatchObject({ currentVersion: 2, changedBy: { personId: 'region-director' } });
      expect(Date.now() - Date.parse(conflict.changedAt)).toBeLessThan(60_000);
      expect(detail).toContain(`由${conflict.changedBy.personName}于`);
      expect(detail).toContain('当前版本 2，您依据的版本 1');
    });

    it('says so of every command on the item', async () => {
      await revise('region-director', { title: '主任改过的题目' });
      const answer = await intake.send('POST', `/items/${draft.id}/submit`, 'region-clerk', {}, { 'if-match': '"1"' });
      expect(answer).toMatchObject({ status: 409, body: { conflict: { currentVersion: 2 } } });
      expect((await intake.get(`/items/${draft.id}`, 'region-clerk')).body.status).toBe('DRAFT');
    });

    it('tells nothing of it to whom the item does not concern', async () => {
      const answer = await revise('hohhot-clerk', { title: 'x' }, { 'if-match': '"7"' });
      expect(answer.status).toBe(404);
      expect(answer.body.conflict).toBeUndefined();
    });
  });
});

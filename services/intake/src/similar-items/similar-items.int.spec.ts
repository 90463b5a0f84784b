import type { SimilarItems } from '@ducha/contracts';
import { ItemSteps, reasonBody } from '../../test/item-steps.js';
import { loadDemoOrganization, startIntake, type RunningIntake } from '../../test/running-intake.js';

describe('similar items', () => {
  let intake: RunningIntake;
  let steps: ItemSteps;
  const title = '推进草原防火物资储备库建设';

  beforeAll(async () => {
    intake = await startIntake();
    await loadDemoOrganization(intake);
    steps = new ItemSteps(intake);
  }, 120_000);
  afterAll(() => intake?.stop());
  beforeEach(() => intake.dataSource.query('TRUNCATE item, planned_assignment'));

  const similar = async (personId: string, query: Record<string, string>): Promise<SimilarItems> => {
    const answer = await intake.get(`/items/similar?${new URLSearchParams(query)}`, personId);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };

  it('finds open items whose titles share much, the most similar first', async () => {
    await steps.record({ title: '加强中小学食堂食品安全监管' });
    const near = await steps.record({ title: '加快推进草原防火物资储备库的建设工作' });
    const same = await steps.registered({ title });
    const found = await similar('region-clerk', { title });
    expect(found.map(({ id }) => id)).toEqual([same.id, near.id]);
    expect(found[0]).toMatchObject({
      itemNo: same.itemNo,
      status: 'REGISTERED',
      similarity: 1,
      issuingUnit: { id: '150000000000' },
    });
    expect(found[1]?.similarity).toBeGreaterThan(0.3);
    expect(found[1]?.similarity).toBeLessThan(1);
  });

  it('leaves out the draft being written and items that are over', async () => {
    const draft = await steps.record({ title });
    const filed = await steps.record({ title });
    await steps.command('POST', `/items/${filed.id}/file`, 'region-clerk', reasonBody);
    expect(await similar('region-clerk', { title, excludeId: draft.id })).toEqual([]);
    expect((await similar('region-clerk', { title })).map(({ id }) => id)).toEqual([draft.id]);
  });

  it.each([
    { name: 'another league that has no part in it', personId: 'hohhot-clerk' },
    { name: 'the league it is not dispatched to yet', personId: 'league-clerk' },
  ])('reveals nothing to $name', async ({ personId }) => {
    await steps.record({ title });
    expect(await similar(personId, { title })).toEqual([]);
  });

  it('reveals a work secret only to whom it concerns', async () => {
    await steps.dispatched({ title, disclosure: 'WORK_SECRET' });
    expect(await similar('league-clerk', { title })).toHaveLength(1);
    expect(await similar('banner-clerk', { title })).toEqual([]);
    expect(await similar('admin', { title })).toEqual([]);
  });

  it.each(['', 'title=', 'title=%20', `title=${'x'.repeat(201)}`, 'title=x&excludeId=1', 'title=x&limit=3'])(
    'refuses the query "%s"',
    async (query) => {
      const answer = await intake.get(`/items/similar?${query}`, 'region-clerk');
      expect({ query, status: answer.status }).toEqual({ query, status: 400 });
    },
  );

  it('asks who is there', async () => {
    expect((await intake.get('/items/similar?title=x', null)).status).toBe(401);
  });
});

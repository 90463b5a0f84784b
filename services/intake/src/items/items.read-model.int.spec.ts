import { ItemPage } from '@ducha/contracts';
import { breakdownBody, ItemSteps } from '../../test/item-steps.js';
import { loadDemoOrganization, startIntake, type RunningIntake } from '../../test/running-intake.js';

describe('reading items', () => {
  let intake: RunningIntake;
  let steps: ItemSteps;

  beforeAll(async () => {
    intake = await startIntake();
    await loadDemoOrganization(intake);
    steps = new ItemSteps(intake);
  }, 120_000);
  afterAll(() => intake?.stop());

  const statusFor = async (id: string, personId: string) => (await intake.get(`/items/${id}`, personId)).status;

  describe('who may', () => {
    it('a unit reads an item from its dispatch on, and so do the governments above it', async () => {
      const planned = await steps.decomposed();
      expect(await statusFor(planned.id, 'league-clerk')).toBe(404);
      await steps.command('POST', `/items/${planned.id}/dispatch`, 'region-clerk', { requirement: '按期报告' });
      const readers = ['league-clerk', 'region-czt-handler', 'region-fgw-leader', 'admin'];
      expect(await Promise.all(readers.map((person) => statusFor(planned.id, person)))).toEqual([200, 200, 200, 200]);
      const strangers = ['banner-clerk', 'league-fgw-handler', 'hohhot-clerk', 'gacha-clerk'];
      expect(await Promise.all(strangers.map((person) => statusFor(planned.id, person)))).toEqual([404, 404, 404, 404]);
    });

    it('a work secret is read only by the issuing unit and the units that hold a task', async () => {
      const [lead] = breakdownBody().leads;
      const { id } = await steps.registered({ disclosure: 'WORK_SECRET' });
      await steps.command('PUT', `/items/${id}/decomposition`, 'region-clerk', {
        leads: [{ ...lead, supports: [], unitId: '152921000000' }],
      });
      await steps.command('POST', `/items/${id}/dispatch`, 'region-clerk', { requirement: '按期报告' });
      const people = ['region-leader', 'banner-clerk', 'league-clerk', 'admin', 'hohhot-clerk'];
      expect(await Promise.all(people.map((person) => statusFor(id, person)))).toEqual([200, 200, 404, 404, 404]);
    });
  });

  describe('the list', () => {
    const page = async (query: Record<string, string>, personId = 'league-clerk') => {
      const { status, body } = await intake.get(`/items?${new URLSearchParams(query).toString()}`, personId);
      expect({ status, body }).toMatchObject({ status: 200 });
      return ItemPage.parse(body);
    };
    const all = async (query: Record<string, string>) => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const next: ItemPage = await page({ ...query, limit: '2', ...(cursor && { cursor }) });
        seen.push(...next.rows.map(({ id }) => id));
        cursor = next.nextCursor;
      } while (cursor);
      return seen;
    };

    it('shows what lies in the jurisdiction, filtered, searched, and paged in each order', async () => {
      const titles = ['盟级事项一', '盟级事项二', '盟级事项三', '100%完成'];
      const made: string[] = [];
      for (const [index, title] of titles.entries()) {
        const completionDueAt =
          index === 1 ? undefined : new Date(Date.now() + (60 - index) * 86_400_000).toISOString();
        const kind = index === 2 ? ('PETITION' as const) : ('CLUE' as const);
        made.push((await steps.record({ title, completionDueAt, source: { kind } }, 'league-clerk')).id);
      }
      const [first, second, third, fourth] = made;
      const mine = { status: 'DRAFT', query: '盟级事项' };
      expect(await all(mine)).toEqual([third, second, first]);
      expect(await all({ ...mine, sort: 'createdAt' })).toEqual([first, second, third]);
      expect(await all({ ...mine, sort: 'completionDueAt' })).toEqual([third, first, second]);
      expect(await all({ ...mine, sourceKind: 'PETITION' })).toEqual([third]);
      expect(await all({ query: '100%' })).toEqual([fourth]);
      expect(await all({ status: 'ARCHIVED,COMPLETED', query: '盟级事项' })).toEqual([]);
      expect((await page({ query: '盟级事项' }, 'region-clerk')).rows).toHaveLength(3);
      expect((await page({ query: '盟级事项' }, 'banner-clerk')).rows).toEqual([]);
      expect((await page({ query: '盟级事项' }, 'hohhot-clerk')).rows).toEqual([]);
    });

    it('finds an item by its number', async () => {
      const item = await steps.registered();
      expect((await page({ query: item.itemNo ?? '' }, 'region-clerk')).rows.map(({ id }) => id)).toEqual([item.id]);
    });
  });
});

import { PostsRegisteredV1 } from '@ducha/contracts';
import type { Problem, SavedView, SavedViewList } from '@ducha/contracts';
import { Rebuild } from '@ducha/messaging';
import { randomUUID } from 'node:crypto';
import { ids, posts } from '@ducha/testing-events';
import { startReporting, type RunningReporting } from './running-reporting.js';

const body = (changes: object = {}) => ({
  name: '本月红灯',
  ledger: 'assignments',
  filter: { lamp: ['RED'], scope: 'SUBTREE', overdue: true },
  columns: ['itemNo', 'unit', 'lamp'],
  sort: '-nextDueAt',
  ...changes,
});

describe('saved views', () => {
  let reporting: RunningReporting;

  beforeAll(async () => {
    reporting = await startReporting();
  }, 180_000);
  afterAll(() => reporting?.stop());
  beforeEach(() => reporting.dataSource.query('TRUNCATE saved_view'));

  const save = async (person: string, changes: object = {}, headers: object = {}): Promise<SavedView> => {
    const answer = await reporting.send<SavedView>('POST', '/saved-views', person, body(changes), headers);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const names = async (person: string, query = ''): Promise<string[]> =>
    (await reporting.get<SavedViewList>(`/saved-views${query}`, person)).body.rows.map(({ name }) => name);
  const change = (person: string, id: string, changes: object, headers: object = {}) =>
    reporting.send<SavedView & Problem>('PATCH', `/saved-views/${id}`, person, changes, headers);

  it('keeps what was saved', async () => {
    const view = await save('region-clerk');
    expect(view).toMatchObject({ ...body(), version: 1, isShared: false, isOwn: true });
    expect(view.owner).toEqual({ personId: 'region-clerk', personName: 'region-clerk' });
    const { body: listed } = await reporting.get<SavedViewList>('/saved-views', 'region-clerk');
    expect(listed.rows).toEqual([view]);
  });

  it('shows the own ones first, then those shared in the acting unit, of one ledger where asked', async () => {
    await save('region-director', { name: '乙', isShared: true });
    await save('region-director', { name: '不共享' });
    await save('region-clerk', { name: '甲' });
    await save('region-clerk', { name: '事项', ledger: 'items', sort: null });
    await save('league-director', { name: '盟市的', isShared: true });
    expect(await names('region-clerk', '?ledger=assignments')).toEqual(['甲', '乙']);
    expect(await names('region-clerk', '?ledger=items')).toEqual(['事项']);
    expect(await names('region-clerk')).toHaveLength(3);
    expect(await names('hohhot-director')).toEqual([]);
  });

  it('changes what is given, counts versions, and deletes', async () => {
    const { id } = await save('region-clerk');
    const changed = await change(
      'region-clerk',
      id,
      { name: '红灯', isShared: true, sort: null },
      { 'if-match': '"1"' },
    );
    expect(changed).toMatchObject({ status: 200, body: { version: 2, name: '红灯', isShared: true, sort: null } });
    expect(changed.body.filter).toEqual(body().filter);
    const deleted = await reporting.send('DELETE', `/saved-views/${id}`, 'region-clerk', undefined, {
      'if-match': '"2"',
    });
    expect(deleted.status).toBe(204);
    expect(await names('region-clerk')).toEqual([]);
    expect((await reporting.send('DELETE', `/saved-views/${id}`, 'region-clerk')).status).toBe(404);
  });

  it('says what changed in between', async () => {
    const { id } = await save('region-clerk');
    await change('region-clerk', id, { name: '另一页改的' });
    const answer = await change('region-clerk', id, { name: '这一页改的' }, { 'if-match': '"1"' });
    expect(answer).toMatchObject({
      status: 409,
      body: { conflict: { currentVersion: 2, changedBy: { personId: 'region-clerk' } } },
    });
  });

  it('saves once under an Idempotency-Key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    expect((await save('region-clerk', {}, key)).id).toBe((await save('region-clerk', {}, key)).id);
    expect(await names('region-clerk')).toHaveLength(1);
  });

  it('lets colleagues use a shared view, not change it', async () => {
    const { id } = await save('region-director', { isShared: true });
    for (const answer of [
      await change('region-clerk', id, { name: 'x' }),
      await reporting.send<Problem>('DELETE', `/saved-views/${id}`, 'region-clerk'),
    ])
      expect(answer).toMatchObject({ status: 403, body: { rule: 'reporting.saved-view.not-own' } });
    expect(await names('region-clerk')).toHaveLength(1);
  });

  it.each([
    { name: 'a view that is not shared', owner: 'region-director', isShared: false },
    { name: 'a view shared elsewhere', owner: 'league-director', isShared: true },
  ])('does not reveal $name', async ({ owner, isShared }) => {
    const { id } = await save(owner, { isShared });
    expect((await change('region-clerk', id, { name: 'x' })).status).toBe(404);
    expect((await reporting.send('DELETE', `/saved-views/${id}`, 'region-clerk')).status).toBe(404);
  });

  it('has each name once for a person and ledger, also when two are saved at the same time', async () => {
    const statuses = await Promise.all(
      [1, 2, 3].map(() => reporting.send('POST', '/saved-views', 'region-clerk', body())),
    );
    expect(statuses.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    await save('region-clerk', { ledger: 'items' });
    await save('region-director');
    const other = await save('region-clerk', { name: '别的' });
    const renamed = await change('region-clerk', other.id, { name: '本月红灯' });
    expect(renamed).toMatchObject({ status: 422, body: { rule: 'reporting.saved-view.name-taken' } });
  });

  it('are at most a hundred', async () => {
    for (let index = 0; index < 100; index += 1) await save('region-clerk', { name: `视图${index}` });
    const answer = await reporting.send<Problem>('POST', '/saved-views', 'region-clerk', body());
    expect(answer).toMatchObject({ status: 422, body: { rule: 'reporting.saved-view.too-many' } });
  });

  it('stay when the projections are rebuilt', async () => {
    await save('region-clerk');
    await reporting.service.app.get(Rebuild).run();
    await reporting.settled();
    expect(await names('region-clerk')).toEqual(['本月红灯']);
  });

  it('follow a person to another post', async () => {
    const [first] = posts;
    const personId = 'mover';
    const at = (unitId: string, actingUnitId: string) => ({
      ...first!,
      id: randomUUID(),
      personId,
      unitId,
      actingUnitId,
    });
    const region = at(ids.regionOffice, ids.region);
    await reporting.intake.emit(PostsRegisteredV1, randomUUID(), { posts: [region, at(ids.leagueOffice, ids.league)] });
    await reporting.settled();
    await save(personId, {}, { 'x-post-id': region.id });
    expect(await names(personId)).toEqual(['本月红灯']);
  });

  it.each([
    { name: 'an unknown field', changes: { colour: 'red' }, field: 'colour' },
    { name: 'no name', changes: { name: ' ' }, field: 'name' },
    { name: 'a name of 51 characters', changes: { name: '字'.repeat(51) }, field: 'name' },
    { name: 'an unknown ledger', changes: { ledger: 'people' }, field: 'ledger' },
    { name: 'a filter that is no object', changes: { filter: ['RED'] }, field: 'filter' },
    { name: 'a filter with objects inside', changes: { filter: { lamp: { is: 'RED' } } }, field: 'filter.lamp' },
    { name: 'a column that is no name', changes: { columns: ['a b'] }, field: 'columns[0]' },
    { name: 'an order that is none', changes: { sort: '1' }, field: 'sort' },
  ])('refuses $name', async ({ changes, field }) => {
    const answer = await reporting.send<Problem>('POST', '/saved-views', 'region-clerk', body(changes));
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error) => error.field)).toContain(field);
  });

  it('refuses an empty change, another ledger, and an id that is none', async () => {
    const { id } = await save('region-clerk');
    expect((await change('region-clerk', id, {})).status).toBe(400);
    expect((await change('region-clerk', id, { ledger: 'items' })).status).toBe(400);
    expect((await change('region-clerk', 'x', { name: 'x' })).status).toBe(400);
  });
});

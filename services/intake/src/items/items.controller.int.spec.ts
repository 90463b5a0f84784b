import { draftBody, ItemSteps } from '../../test/item-steps.js';
import { loadDemoOrganization, startIntake, type RunningIntake } from '../../test/running-intake.js';

describe('requests about items', () => {
  let intake: RunningIntake;
  let steps: ItemSteps;

  beforeAll(async () => {
    intake = await startIntake();
    await loadDemoOrganization(intake);
    steps = new ItemSteps(intake);
  }, 120_000);
  afterAll(() => intake?.stop());

  const post = (path: string, personId: string, body: unknown) => intake.send('POST', path, personId, body);

  describe('wrong input', () => {
    const long = '字'.repeat(4001);
    const bodies: { name: string; body: unknown; field: string }[] = [
      { name: 'an unknown field', body: { ...draftBody(), colour: 'red' }, field: 'colour' },
      {
        name: 'an unknown field inside',
        body: { ...draftBody(), source: { kind: 'CLUE', page: 1 } },
        field: 'source.page',
      },
      { name: 'a missing title', body: { ...draftBody(), title: undefined }, field: 'title' },
      { name: 'an empty title', body: { ...draftBody(), title: '   ' }, field: 'title' },
      { name: 'a number for a title', body: { ...draftBody(), title: 7 }, field: 'title' },
      { name: 'a title of 201 characters', body: { ...draftBody(), title: '字'.repeat(201) }, field: 'title' },
      { name: 'content of 4001 characters', body: { ...draftBody(), content: long }, field: 'content' },
      { name: 'an unknown source', body: { ...draftBody(), source: { kind: 'RUMOUR' } }, field: 'source.kind' },
      {
        name: 'a date that is none',
        body: { ...draftBody(), reportDueAt: '2026-02-30T00:00:00Z' },
        field: 'reportDueAt',
      },
      {
        name: 'a date without offset',
        body: { ...draftBody(), reportDueAt: '2026-03-30T00:00:00' },
        field: 'reportDueAt',
      },
      {
        name: 'a date of antiquity',
        body: { ...draftBody(), reportDueAt: '0000-01-01T00:00:00Z' },
        field: 'reportDueAt',
      },
      {
        name: 'a day of antiquity',
        body: { ...draftBody(), source: { kind: 'CLUE', receivedOn: '0000-01-01' } },
        field: 'source.receivedOn',
      },
      {
        name: 'a link that runs code',
        body: { ...draftBody(), source: { kind: 'CLUE', link: 'javascript:alert(1)' } },
        field: 'source.link',
      },
    ];

    it.each(bodies)('refuses $name by its name', async ({ body, field }) => {
      const answer = await post('/items', 'region-clerk', body);
      expect(answer.status).toBe(400);
      expect(answer.type).toContain('application/problem+json');
      expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
    });

    it.each([
      ['an array', []],
      ['null', null],
      ['a text', 'title'],
    ])('refuses %s for a body', async (_name, body) => {
      expect((await post('/items', 'region-clerk', body)).status).toBe(400);
    });

    it('refuses an id that is none', async () => {
      expect((await intake.get('/items/not-an-id', 'region-clerk')).status).toBe(400);
      expect((await post('/items/not-an-id/submit', 'region-clerk', {})).status).toBe(400);
    });

    it.each(['status=LOST', 'limit=0', 'limit=201', 'sort=title', 'cursor=abc', 'colour=red', 'query=%00'])(
      'refuses the list query %s',
      async (query) => {
        const answer = await intake.get(`/items?${query}`, 'region-clerk');
        expect({ query, status: answer.status }).toEqual({ query, status: 400 });
      },
    );

    it('refuses an empty revision and a reason of blanks', async () => {
      const { id } = await steps.record();
      expect((await intake.send('PATCH', `/items/${id}`, 'region-clerk', {})).status).toBe(400);
      expect((await post(`/items/${id}/file`, 'region-clerk', { reason: '  ' })).status).toBe(400);
    });

    it('refuses more than the body limit', async () => {
      const answer = await post('/items', 'region-clerk', draftBody({ content: 'x'.repeat(400_000) }));
      expect(answer.status).toBe(413);
    });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AsyncApi, eventsOf, grouped, type OpenApi, operationsOf } from './documents.js';

const stored = <T>(name: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../docs/api', name), 'utf8')) as T;
const intake = operationsOf(stored<OpenApi>('intake.openapi.json'));
const events = eventsOf(stored<AsyncApi>('asyncapi.json'));

describe('operationsOf, for the document of a service', () => {
  it('knows each operation once, under its noun', () => {
    expect(new Set(intake.map(({ id }) => id)).size).toBe(intake.length);
    expect(intake.find(({ id }) => id === 'Posts.appoint')).toMatchObject({
      group: 'Posts',
      method: 'POST',
      path: '/api/intake/posts',
      request: { required: expect.arrayContaining(['reason']) },
      answers: [{ status: '201', type: 'application/json', schema: { $ref: '#/components/schemas/PostDetail' } }],
    });
  });

  it('names the headers that stand in the components', () =>
    expect(intake.find(({ id }) => id === 'Posts.end')?.parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['id', 'X-Post-Id', 'Idempotency-Key', 'If-Match']),
    ));
});

describe('eventsOf', () => {
  it('has a payload and an example for each event', () =>
    expect(events.filter(({ payload, example }) => !payload || example === undefined)).toEqual([]));
  it('groups by what the event is about', () =>
    expect(events.find(({ id }) => id === 'intake.posts.registered.v1')?.group).toBe('intake.posts'));
});

describe('grouped', () => {
  it('finds by path, method, name and summary', () => {
    expect(grouped(intake, 'POST /api/intake/posts').flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(
      expect.arrayContaining(['Posts.appoint', 'Posts.end']),
    );
    expect(grouped(intake, 'no such thing')).toEqual([]);
    expect(grouped(intake, ' ').flatMap(({ entries }) => entries)).toHaveLength(intake.length);
  });
});

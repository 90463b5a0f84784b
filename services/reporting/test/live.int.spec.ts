import { randomUUID } from 'node:crypto';
import { AssignmentDispatchedV1, PostsRegisteredV1 } from '@ducha/contracts';
import type { Problem } from '@ducha/contracts';
import type { RunningService } from '@ducha/platform';
import { eventually } from '@ducha/testing';
import { EventStream } from './event-stream.js';
import { anAssignment } from './facts.js';
import { ids, paths, posts } from '@ducha/testing-events';
import { startReporting, type RunningReporting } from './running-reporting.js';

describe('the live stream of a dashboard', () => {
  let reporting: RunningReporting;
  const opened: EventStream[] = [];

  beforeAll(async () => {
    reporting = await startReporting({ LIVE_HEARTBEAT_MS: '200', LIVE_STREAMS_PER_PERSON: '2' });
  }, 180_000);
  afterEach(() => Promise.all(opened.splice(0).map((stream) => stream.close())));
  afterAll(() => reporting?.stop());

  async function open(personId: string, query = '', url?: string, token?: string): Promise<EventStream> {
    const abort = new AbortController();
    const bearer = `Bearer ${token ?? (await reporting.identity.token(personId))}`;
    const address = `${url ?? reporting.service.url}/api/reporting/dashboard/stream${query}`;
    const response = await fetch(address, { signal: abort.signal, headers: { authorization: bearer } });
    expect(response.status).toBe(200);
    const stream = new EventStream(response, abort);
    opened.push(stream);
    return stream;
  }
  const change = (unitPath: string) =>
    reporting.tracking.emit(AssignmentDispatchedV1, randomUUID(), { assignment: anAssignment({ unitPath }) });

  it('says which unit to read again, and stays alive in between', async () => {
    const stream = await open('league-director');
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.response.headers.get('cache-control')).toBe('no-store');
    await eventually(async () => stream.comments > 2);
    expect(stream.events).toEqual([]);

    await change(paths.gacha);
    const { data } = await stream.next('changed');
    expect(data).toEqual({ unitId: ids.league, at: expect.stringMatching(/^\d{4}-.*Z$/) });
  });

  it('tells of a change after its rows can be read', async () => {
    const stream = await open('banner-leader');
    const assignment = anAssignment({ unitPath: paths.sumu });
    await reporting.tracking.emit(AssignmentDispatchedV1, assignment.id, { assignment });
    await stream.next('changed');
    const { body } = await reporting.get<{ total: number }>(
      `/assignments?itemId=${assignment.itemId}`,
      'banner-leader',
    );
    expect(body.total).toBeGreaterThan(0);
  });

  it('says nothing of what happens beside or above the unit', async () => {
    const beside = await open('hohhot-director');
    const below = await open('region-director', `?unitId=${ids.banner}`);
    await change(paths.league);
    await change(paths.sumu);
    await below.next('changed');
    expect(beside.events).toEqual([]);
  });

  it('gathers a burst into at most one event a second', async () => {
    const stream = await open('region-director');
    const began = performance.now();
    for (let index = 0; index < 30; index += 1) await change(paths.gacha);
    await reporting.settled();
    await stream.next('changed');
    await eventually(async () => performance.now() - began > 1_500);
    const seconds = (performance.now() - began) / 1_000;
    expect(stream.events.length).toBeLessThanOrEqual(Math.ceil(seconds));
  });

  it('hears what another instance has taken in', async () => {
    const replica: RunningService = await reporting.replica();
    try {
      const streams = [await open('region-director'), await open('region-director', '', replica.url)];
      await change(paths.gacha);
      for (const stream of streams) await stream.next('changed');
    } finally {
      await replica.stop();
    }
  });

  it('ends cleanly when its instance shuts down, and says so', async () => {
    const replica = await reporting.replica();
    const stream = await open('region-director', '', replica.url);
    await replica.stop();
    expect(await stream.next('ended')).toEqual({ event: 'ended', data: { reason: 'SHUTTING_DOWN' } });
    await stream.over();
  });

  it('ends with the token', async () => {
    // Clocks may differ by five seconds, so this one is good for one or two more.
    const token = await reporting.identity.token('league-director', { expiresIn: -3 });
    const stream = await open('league-director', '', undefined, token);
    expect(await stream.next('ended')).toEqual({ event: 'ended', data: { reason: 'SIGNED_OUT' } });
    await stream.over();
  });

  it('ends with the post', async () => {
    const post = { ...posts[0]!, id: randomUUID(), personId: 'leaver', personName: 'leaver' };
    await reporting.intake.emit(PostsRegisteredV1, randomUUID(), { posts: [post] });
    await reporting.settled();
    const stream = await open('leaver');
    await reporting.intake.emit(PostsRegisteredV1, randomUUID(), {
      posts: [{ ...post, version: 2, validTo: '2026-01-01' }],
    });
    expect(await stream.next('ended')).toEqual({ event: 'ended', data: { reason: 'SIGNED_OUT' } });
  });

  it('is given to a person only so many times, until one is closed', async () => {
    const [first] = [await open('sumu-leader'), await open('sumu-leader')];
    const refused = await reporting.get<Problem>('/dashboard/stream', 'sumu-leader');
    expect(refused).toMatchObject({ status: 422, body: { rule: 'reporting.live.too-many-streams' } });
    await open('gacha-clerk');
    await first.close();
    await eventually(async () => (await open('sumu-leader')).response.status === 200);
  });

  it.each([
    { name: 'no token', query: '', person: null, status: 401 },
    { name: 'a unit elsewhere', query: `?unitId=${ids.league}`, person: 'hohhot-director', status: 403 },
    { name: 'an unknown unit', query: '?unitId=999999999999', person: 'region-director', status: 404 },
    { name: 'a malformed unit', query: '?unitId=15', person: 'region-director', status: 400 },
    { name: 'an unknown field', query: '?unit=1', person: 'region-director', status: 400 },
  ])('refuses $name with $status', async ({ query, person, status }) => {
    expect((await reporting.get(`/dashboard/stream${query}`, person)).status).toBe(status);
  });
});

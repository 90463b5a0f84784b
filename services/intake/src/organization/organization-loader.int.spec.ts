import { PostsRegisteredV1, UnitsRegisteredV1 } from '@ducha/contracts';
import { type RunningIntake, startIntake } from '../../test/running-intake.js';
import type { OrganizationPlan } from './organization-loader.js';
import { readOrganization } from './read-organization.js';

interface LoggedEvent {
  aggregate_id: string;
  aggregate_version: number;
  type: string;
  data: {
    units?: { id: string; version: number; validTo: string | null }[];
    posts?: { id: string; validTo: string | null }[];
  };
}

describe('OrganizationLoader', () => {
  let intake: RunningIntake;
  let plan: OrganizationPlan;

  beforeAll(async () => {
    intake = await startIntake();
    plan = await readOrganization(intake.config.DATA_DIR, true);
  }, 120_000);
  afterAll(() => intake?.stop());

  const rows = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => intake.dataSource.query(sql, parameters);
  const count = async (table: string): Promise<number> =>
    (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;
  const events = (): Promise<LoggedEvent[]> =>
    rows('SELECT aggregate_id, aggregate_version, type, data FROM event_log ORDER BY position');
  const stored = (): Promise<{ n: number; versions: number; digest: string }[]> =>
    rows(
      `SELECT count(*)::int AS n, sum(version)::int AS versions, md5(string_agg(unit::text, '|' ORDER BY id)) AS digest FROM unit`,
    );

  it('writes the whole organization', async () => {
    const result = await intake.loader.load(plan, '2026-03-02');
    expect(result).toMatchObject({
      isUnchanged: false,
      unitsWritten: plan.units.length,
      postsWritten: 25,
      unitsEnded: 0,
    });
    expect(await count('unit')).toBe(plan.units.length);
    expect(await count('post')).toBe(25);
  });

  it('has told it in chunks of at most 500, one aggregate per import with versions from 1 without gaps', async () => {
    const log = await events();
    const units = log.filter(({ type }) => type === UnitsRegisteredV1.type);
    expect(new Set(units.map(({ aggregate_id }) => aggregate_id)).size).toBe(1);
    expect(units.map(({ aggregate_version }) => aggregate_version)).toEqual(units.map((_, index) => index + 1));
    expect(units).toHaveLength(Math.ceil(plan.units.length / 500));
    expect(units.every(({ data }) => data.units!.length <= 500)).toBe(true);
    expect(units.flatMap(({ data }) => data.units!.map(({ id }) => id))).toEqual(plan.units.map(({ id }) => id));
    expect(log.filter(({ type }) => type === PostsRegisteredV1.type)).toHaveLength(1);
  });

  it('changes nothing and tells nothing when the same files are loaded again', async () => {
    const [before, told] = [await stored(), (await events()).length];
    expect((await intake.loader.load(plan, '2026-03-03')).isUnchanged).toBe(true);
    expect(await stored()).toEqual(before);
    expect(await events()).toHaveLength(told);
  });

  it('writes and tells only the units that a changed file changes', async () => {
    const renamed = plan.units.map((unit) => (unit.id === '152921105000' ? { ...unit, name: '巴润别立镇政府' } : unit));
    const result = await intake.loader.load({ ...plan, units: renamed }, '2026-03-04');
    expect(result).toMatchObject({ unitsWritten: 1, unitsEnded: 0, postsWritten: 0, postsEnded: 0, events: 1 });
    const last = (await events()).at(-1)!;
    expect(last.aggregate_version).toBe(1);
    expect(last.data.units).toEqual([{ ...renamed.find(({ id }) => id === '152921105000'), version: 2 }]);
    expect(await rows('SELECT version, name FROM unit WHERE id = $1', ['152921105000'])).toEqual([
      { version: 2, name: '巴润别立镇政府' },
    ]);
  });

  it('ends a unit that has left the files and revives it when it is back', async () => {
    const gone = '152921105211';
    const without = plan.units.filter(({ id }) => id !== gone);
    expect(await intake.loader.load({ ...plan, units: without }, '2026-03-05')).toMatchObject({ unitsEnded: 1 });
    const state = `SELECT version, to_char(valid_to, 'YYYY-MM-DD') AS valid_to FROM unit WHERE id = $1`;
    expect(await rows(state, [gone])).toEqual([{ version: 2, valid_to: '2026-03-05' }]);
    const told = (await events()).at(-1)!.data.units!;
    expect(told.filter(({ id }) => id === gone)).toMatchObject([{ version: 2, validTo: '2026-03-05' }]);

    await intake.loader.load(plan, '2026-03-06');
    expect(await rows(state, [gone])).toEqual([{ version: 3, valid_to: null }]);
  });

  it('takes a file that would end a twentieth of the units for a truncated one', async () => {
    const before = await stored();
    const truncated = { ...plan, units: plan.units.slice(0, Math.floor(plan.units.length * 0.9)) };
    await expect(intake.loader.load(truncated, '2026-03-07')).rejects.toMatchObject({
      rule: 'intake.organization.too-many-end',
    });
    expect(await stored()).toEqual(before);
  });

  it('ends the demonstration posts when the files are loaded without them', async () => {
    const result = await intake.loader.load({ ...plan, posts: [] }, '2026-03-08');
    expect(result).toMatchObject({ unitsWritten: 0, postsEnded: 25 });
    expect(await rows('SELECT id FROM post WHERE valid_to IS NULL')).toEqual([]);
    const told = (await events()).at(-1)!.data.posts!;
    expect(new Set(told.map(({ validTo }) => validTo))).toEqual(new Set(['2026-03-08']));
  });

  it('keeps two loads at once from telling the same thing twice', async () => {
    const told = (await events()).length;
    const results = await Promise.all([intake.loader.load(plan, '2026-03-09'), intake.loader.load(plan, '2026-03-09')]);
    expect(results.map(({ isUnchanged }) => isUnchanged).sort()).toEqual([false, true]);
    expect(await events()).toHaveLength(told + 1);
  });

  it.each([
    { name: 'a township', change: "level = 'SUMU_TOWNSHIP'", rule: 'unit_supervision_body_level' },
    { name: 'a department', change: "kind = 'DEPARTMENT'", rule: 'unit_supervision_body_kind' },
  ])('has a database that refuses $name as a supervising body', async ({ change, rule }) => {
    await expect(rows(`UPDATE unit SET ${change} WHERE id = '152921000000'`)).rejects.toThrow(rule);
  });
});

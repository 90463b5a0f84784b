import { PostPage } from '@ducha/contracts';
import { ConfigError } from '@ducha/platform';
import { loadDemoOrganization, startIntake, type RunningIntake } from '../../test/running-intake.js';
import { appointAdministratorCommand } from './appoint-administrator.command.js';

const given = {
  unit: '150000000000',
  person: 'first-administrator',
  name: '乌云',
  title: '信息中心管理员',
  reason: '自治区人民政府办公厅通知',
};
const args = (changes: Partial<Record<keyof typeof given, string>> = {}): string[] =>
  Object.entries({ ...given, ...changes }).flatMap(([name, value]) => [`--${name}`, value]);

describe('appoint-administrator', () => {
  let intake: RunningIntake;
  beforeAll(async () => {
    intake = await startIntake();
    await loadDemoOrganization(intake);
  }, 120_000);
  afterAll(() => intake?.stop());

  const run = (words: string[]): Promise<void> =>
    appointAdministratorCommand.run(intake.service.app, words, intake.config);
  const held = (): Promise<{ id: string; role: string; unit_id: string; valid_to: string | null }[]> =>
    intake.dataSource.query('SELECT id, role, unit_id, valid_to FROM post WHERE person_id = $1', [given.person]);

  it.each([
    { name: 'nothing', words: [], says: /unitId/ },
    { name: 'no reason', words: args({ reason: '' }), says: /reason/ },
    { name: 'a unit that is not there', words: args({ unit: '990000000000' }), says: /[\u4e00-\u9fff]/ },
    { name: 'a place where no administrator belongs', words: args({ unit: '152921105000' }), says: /[\u4e00-\u9fff]/ },
    { name: 'a word it does not know', words: [...args(), '--role', 'UNIT_LEADER'], says: /role/ },
  ])('gives no post for $name and says why', async ({ words, says }) => {
    const refused = await run(words).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(ConfigError);
    expect((refused as Error).message).toMatch(says);
    expect(await held()).toEqual([]);
  });

  it('gives the first administrator a post, who is then let in and may appoint others', async () => {
    const { status } = await intake.get('/posts?limit=1', given.person);
    expect(status).toBe(403);
    await run(args());
    expect(await held()).toMatchObject([{ role: 'SYSTEM_ADMIN', unit_id: given.unit, valid_to: null }]);
    const { body } = await intake.get(`/posts?query=${given.person}`, given.person);
    expect(PostPage.parse(body).rows).toMatchObject([{ personName: given.name, title: given.title }]);
    const [event] = await intake.dataSource.query<{ actor: unknown; data: { posts: { personId: string }[] } }[]>(
      `SELECT actor, data FROM event_log WHERE type LIKE '%posts.registered%' ORDER BY position DESC LIMIT 1`,
    );
    expect(event).toMatchObject({ actor: null, data: { posts: [{ personId: given.person }] } });
    const appointed = await intake.send('POST', '/posts', given.person, {
      unitId: '152921000000_CZT',
      role: 'UNIT_HANDLER',
      personId: 'second-person',
      personName: '宝音',
      title: '综合科科长',
      reason: '旗政府任免通知',
    });
    expect(appointed.status).toBe(201);
  });
});

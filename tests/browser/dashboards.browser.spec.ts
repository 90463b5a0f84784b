import type { Browser, Page } from 'playwright-core';
import type { Dashboard, LedgerAssignmentList } from '@ducha/contracts';
import { eventually } from '../../tools/src/client/patience.js';
import { Platform } from '../../tools/src/client/platform.js';
import * as steps from '../../tools/src/client/steps.js';
import { launch } from './chromium.js';
import { exported } from './portal/exported.js';
import { Person } from './portal/person.js';

const isAvailable = Boolean(process.env.CHROMIUM_PATH);
const hohhot = '150100000000';
const day = (before: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - before * 86_400_000).toISOString().slice(0, 10);
const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);

/** Sends a new task to the city, as the people do whose steps these are. */
async function dispatchTo(platform: Platform, unitId: string): Promise<string> {
  const office = platform.as('office');
  const { id } = await steps.record(office, {
    title: `核查供热企业储煤情况${Date.now() % 100_000}`,
    content: '核查供热企业冬季储煤和应急保障情况。',
    sourceKind: 'LEADER_INSTRUCTION',
    sentence: '请核查供热企业储煤情况。',
    reportDueAt: later(20),
    completionDueAt: later(30),
  });
  await steps.submitItem(office, id);
  await steps.approve(platform.as('leader'), id);
  await steps.decompose(office, id, [{ unitId, task: '核查并报告储煤情况', responsible: '王强' }]);
  await steps.dispatch(office, id);
  return id;
}

const openCount = async (person: Person): Promise<number> =>
  Number(/在办 (\d+) 件/.exec(await person.heading().innerText())?.[1] ?? 0);

/** Numbers with a link to rows of the assignment ledger: what is shown, and the address. */
const numbersOf = (page: Page): Promise<{ count: number; address: string }[]> =>
  page.locator('main a[aria-label*="件，查看明细"][href*="/ledger/assignments"]').evaluateAll((links) =>
    links.map((link) => ({
      count: Number(/，(\d+) 件，/.exec(link.getAttribute('aria-label') ?? '')?.[1]),
      address: link.getAttribute('href') ?? '',
    })),
  );

(isAvailable ? describe : describe.skip)('dashboards', () => {
  let browser: Browser;
  let platform: Platform;
  beforeAll(async () => {
    browser = await launch(process.env.CHROMIUM_PATH!);
    platform = new Platform(process.env.E2E_BASE_URL!, { patienceMs: 60_000 });
  });
  afterAll(() => browser.close());

  async function at(personId: string, path: string): Promise<Person> {
    const person = await Person.signIn(browser, personId);
    await person.open(path);
    return person;
  }

  it('show a change as it happens, without being loaded again', async () => {
    const person = await at('hohhot-clerk', `/dashboard/${hohhot}`);
    await person.main().getByText('实时更新', { exact: true }).waitFor();
    await person.page.evaluate("window.isTheSamePage = 'yes'");
    const before = await openCount(person);
    await dispatchTo(platform, hohhot);
    await person.heading(new RegExp(`在办 ${before + 1} 件`)).waitFor();
    await expect(person.page.evaluate('window.isTheSamePage')).resolves.toBe('yes');
    expect(person.complaints).toEqual([]);
    await person.leave();
  }, 120_000);

  it('go on without the stream, say so, and come back to it', async () => {
    const person = await Person.signIn(browser, 'hohhot-clerk');
    await person.page.route('**/dashboard/stream*', (route) => route.abort());
    await person.open(`/dashboard/${hohhot}`);
    await person.main().getByText('每 10 秒更新', { exact: true }).waitFor();
    const before = await openCount(person);
    await dispatchTo(platform, hohhot);
    await person.heading(new RegExp(`在办 ${before + 1} 件`)).waitFor();
    await person.page.unroute('**/dashboard/stream*');
    await person.main().getByText('实时更新', { exact: true }).waitFor({ timeout: 60_000 });
    await person.leave();
  }, 180_000);

  it('open exactly the rows of every number', async () => {
    const person = await at('region-leader', `/dashboard/150000000000?table=MEASURES`);
    await person.page.locator('main a[href*="event=ISSUED"]').first().waitFor();
    const reader = platform.as('leader');
    await eventually(async () => {
      await person.page.reload();
      await person.page.locator('main a[href*="event=ISSUED"]').first().waitFor();
      const numbers = await numbersOf(person.page);
      if (numbers.length < 20) throw new Error(`only ${numbers.length} numbers have rows`);
      for (const { count, address } of numbers) {
        const { search } = new URL(address, 'http://portal');
        const { total } = await reader.get<LedgerAssignmentList>(`/api/reporting/assignments${search || '?'}&limit=1`);
        if (total !== count) throw new Error(`${address} shows ${count} and has ${total} rows`);
      }
    });
    await person.leave();
  }, 180_000);

  it.each(['csv', 'xlsx'] as const)(
    'give the table of the units below as %s, under its filters',
    async (format) => {
      const person = await at('region-leader', '/dashboard/150000000000?role=LEAD');
      const reader = platform.as('leader');
      const units = person.main().getByRole('region', { name: '下级单位' });
      await eventually(async () => {
        const { name, table } = await exported(person.page, format, units);
        expect(name).toMatch(new RegExp(`^内蒙古自治区下级单位督查情况\\d{8}\\.${format}$`));
        await person.page.keyboard.press('Escape');
        const { children } = await reader.get<Dashboard>('/api/reporting/dashboard?unitId=150000000000&role=LEAD');
        expect(children.length).toBeGreaterThan(12);
        expect(table[0]?.slice(0, 4)).toEqual(['单位', '红灯', '黄灯', '绿灯']);
        expect(table.slice(1).map((row) => row.slice(0, 4))).toEqual(
          children.map(({ unit, byLamp }) => [unit.name, ...[byLamp.RED, byLamp.YELLOW, byLamp.GREEN].map(String)]),
        );
      });
      expect(person.complaints).toEqual([]);
      await person.leave();
    },
    120_000,
  );

  it('keep their filters from the region down to a gacha, in the address and in the rows', async () => {
    const person = await at('region-leader', '/dashboard/150000000000?role=LEAD&trend=90');
    const { page } = person;
    for (const unit of ['阿拉善盟', '阿拉善左旗', '巴润别立镇', '图日根嘎查']) {
      await person
        .main()
        .getByRole('link', { name: unit })
        .or(person.main().getByRole('button', { name: unit }))
        .first()
        .click();
      await page
        .getByRole('navigation', { name: '所在层级' })
        .locator('[aria-current="page"]', { hasText: unit })
        .waitFor();
      expect(new URL(page.url()).search).toBe('?role=LEAD&trend=90');
      await person.main().getByText('牵头承办', { exact: true }).waitFor();
    }
    await person
      .main()
      .getByRole('link', { name: /合计.*查看明细/ })
      .first()
      .click();
    await page.waitForURL('**/ledger/assignments?**role=LEAD**');
    await person.heading(/\d+ 件任务/).waitFor();
    expect(person.complaints).toEqual([]);
    await person.leave();
  }, 120_000);

  it('show a past day as it stood, and say so', async () => {
    const person = await at('region-leader', `/dashboard/150000000000?day=${day(7)}`);
    await person
      .main()
      .getByText(/正在查看 .* 24 时的情况/)
      .waitFor();
    // Nothing had been dispatched then: the demo begins with the platform.
    await person.heading(/当日没有在办任务/).waitFor();
    expect(await person.violations()).toEqual([]);
    await person.main().getByRole('button', { name: '回到现在' }).click();
    await person.heading(/在办 [1-9]\d* 件/).waitFor();
    expect(new URL(person.page.url()).search).toBe('');
    expect(person.complaints).toEqual([]);
    await person.leave();
  }, 90_000);

  it('read the trend out by keys, with the same figures as a table', async () => {
    const person = await at('region-leader', '/dashboard/150000000000');
    const slider = person.main().getByRole('slider', { name: '选择日期' });
    await slider.focus();
    const today = await slider.getAttribute('aria-valuetext');
    await person.page.keyboard.press('ArrowLeft');
    await eventually(async () => {
      if ((await slider.getAttribute('aria-valuetext')) === today) throw new Error('the slider has not moved');
    });
    await person.main().getByText('查看数据表').click();
    await person.main().getByRole('columnheader', { name: '转为超期' }).first().waitFor();
    expect(await person.violations()).toEqual([]);
    await person.leave();
  }, 90_000);
});

import type { Browser, Locator, Page } from 'playwright-core';
import { launch } from './chromium.js';
import { People, type Person } from './portal/person.js';

const isAvailable = Boolean(process.env.CHROMIUM_PATH);
const idleMinutes = 30;
/** The warning begins a minute before the end. */
const almostAll = 0.95;

(isAvailable ? describe : describe.skip)('the frame of the portal', () => {
  let browser: Browser;
  let people: People;
  beforeAll(async () => {
    browser = await launch(process.env.CHROMIUM_PATH!);
  });
  afterAll(() => browser.close());
  beforeEach(() => {
    people = new People(browser);
  });
  afterEach(async () => {
    const complaints = await people.complaints();
    await people.leave();
    expect(complaints).toEqual([]);
  });

  const searchField = ({ page }: Person): Locator => page.getByRole('combobox', { name: '查找事项和单位' });

  describe('search', () => {
    it('finds a unit by its pinyin initials and opens its dashboard, by keyboard alone', async () => {
      const clerk = await people.as('region-clerk');
      await clerk.page.keyboard.press('/');
      await clerk.page.keyboard.type('alszq');
      await clerk.page.getByRole('option').filter({ hasText: '阿拉善左旗' }).first().waitFor();
      expect(await clerk.violations()).toEqual([]);
      await clerk.page.keyboard.press('ArrowDown');
      await clerk.page.keyboard.press('Enter');
      await clerk.page.waitForURL('**/dashboard/152921000000');
    }, 120_000);

    it('finds an item by its number, remembers what was looked for, and says when nothing is found', async () => {
      const clerk = await people.as('region-clerk');
      await clerk.open('/ledger/items');
      const itemNo = await clerk
        .main()
        .getByText(/^\d{6}-\d{4}-[A-Z]+-\d{6}$/)
        .first()
        .innerText();
      await searchField(clerk).fill(itemNo);
      await clerk.page.getByRole('option').filter({ hasText: itemNo }).first().click();
      await clerk.page.waitForURL('**/items/*');
      await clerk.main().getByText(itemNo).first().waitFor();
      await searchField(clerk).fill('');
      await clerk.page.getByRole('option', { name: itemNo }).waitFor();
      await searchField(clerk).fill('没有这样的事项');
      await clerk.page.getByRole('status').filter({ hasText: '没有找到' }).waitFor();
      await searchField(clerk).press('Enter');
      await clerk.heading(/没有找到/).waitFor();
      expect(await clerk.violations()).toEqual([]);
    }, 120_000);

    it('has a page for many results, from which the full lists open', async () => {
      const clerk = await people.as('region-clerk');
      await searchField(clerk).fill('旗');
      await clerk.page.getByRole('option', { name: '查看“旗”的全部结果' }).click();
      await clerk.heading(/与“旗”相符/).waitFor();
      expect(await clerk.violations()).toEqual([]);
      await clerk.main().getByRole('link', { name: '在组织机构中查看全部' }).click();
      await clerk.page.waitForURL('**/settings/organization/*?query=*');
      await clerk
        .main()
        .getByText(/列出 50 个单位/)
        .waitFor();
    }, 120_000);
  });

  it('has an inbox whose groups open exactly their rows', async () => {
    const clerk = await people.as('region-clerk');
    const button = clerk.page.getByRole('button', { name: /^待办/ });
    await button.click();
    const panel = clerk.page.getByRole('group', { name: '待办' });
    await panel.getByText(/等待本岗位办理 \d+ 件/).waitFor();
    expect(await clerk.violations()).toEqual([]);
    const group = panel.getByRole('region', { name: /待任务分解/ });
    const count = Number(/(\d+) 件/.exec(await group.getByRole('heading').innerText())?.[1]);
    await group.getByRole('link', { name: /全部/ }).click();
    await clerk.heading(new RegExp(`${count} 件`)).waitFor();
    await panel.waitFor({ state: 'detached' });
  }, 120_000);

  it('lists its keys in a dialog, follows them, and leaves them alone inside fields', async () => {
    const { page, ...clerk } = await people.as('region-clerk');
    await page.locator('main').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    await help.getByText('系统管理').waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL('**/settings/organization/150000000000');
    await page.getByRole('searchbox', { name: '查找单位' }).focus();
    await page.keyboard.type('gw?');
    await expect(page.getByRole('searchbox', { name: '查找单位' }).inputValue()).resolves.toBe('gw?');
    await expect(page.getByRole('dialog').count()).resolves.toBe(0);
    expect(clerk.complaints).toEqual([]);
  }, 120_000);

  it('goes to the workbench, the ledger and the cockpit by g and a letter, not while a word is composed', async () => {
    const { page, ...clerk } = await people.as('region-clerk');
    const goTo = async (letter: string, path: string): Promise<void> => {
      await page.keyboard.press('g');
      await page.keyboard.press(letter);
      await page.waitForURL(path);
    };
    await page.locator('main').click({ position: { x: 2, y: 2 } });
    await goTo('l', '**/ledger/assignments*');
    await goTo('c', '**/dashboard/*');
    // What an input method takes reaches the page too, marked as its own.
    const composed = (key: string) =>
      page.evaluate(
        `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', bubbles: true, isComposing: true }))`,
      );
    await composed('g');
    await composed('l');
    await composed('?');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    await help.waitFor();
    await expect(page.getByRole('dialog').count()).resolves.toBe(1);
    // Behind a dialog the keys of the page rest.
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toMatch(/^\/dashboard\//);
    await goTo('w', '**/workbench');
    expect(clerk.complaints).toEqual([]);
  }, 120_000);

  describe('a desk nobody sits at', () => {
    const warningOn = (page: Page) => page.getByRole('alertdialog', { name: '即将自动退出' });
    const warning = ({ page }: Person) => warningOn(page);
    /** A desk clock that can be put on; everything else goes its way. */
    const clock = `const real = Date.now; window.ahead = 0; Date.now = () => real.call(Date) + window.ahead;`;
    const ahead = (page: Page, minutes: number) => page.evaluate(`window.ahead += ${minutes * 60_000}`);
    const leaveFor = ({ page }: Person, minutes: number) => ahead(page, minutes);

    it('is warned, and stays signed in where somebody answers', async () => {
      const clerk = await people.as('league-clerk');
      await clerk.page.addInitScript(clock);
      await clerk.open('/workbench');
      await leaveFor(clerk, idleMinutes - almostAll);
      await warning(clerk).waitFor();
      expect(await clerk.violations()).toEqual([]);
      await clerk.page.getByRole('button', { name: '继续使用' }).click();
      await warning(clerk).waitFor({ state: 'detached' });
    }, 150_000);

    it('is signed out; signing in comes back to the same page with what was typed', async () => {
      const clerk = await people.as('hohhot-clerk');
      await clerk.page.addInitScript(clock);
      await clerk.open('/items/new');
      await clerk.page.getByRole('radio', { name: '否，不涉及' }).check();
      const title = `没有提交的事项${Date.now() % 100_000}`;
      await clerk
        .main()
        .getByLabel(/^事项名称/)
        .fill(title);
      await leaveFor(clerk, idleMinutes - almostAll);
      await warning(clerk).waitFor();
      const address = clerk.page.url();
      await leaveFor(clerk, 1);
      await clerk.page.waitForURL('**/signed-out**');
      await clerk.page.getByRole('heading', { name: '长时间没有操作，已自动退出' }).waitFor();
      expect(await clerk.violations()).toEqual([]);
      await clerk.page.getByRole('button', { name: '重新登录' }).click();
      await clerk.page.locator('button[value="hohhot-clerk"]').click();
      await clerk.page.waitForURL(address);
      await expect(
        clerk
          .main()
          .getByLabel(/^事项名称/)
          .inputValue(),
      ).resolves.toBe(title);
    }, 150_000);

    it('is one desk in all its tabs: an answer in one keeps the other, and without one both are signed out', async () => {
      const clerk = await people.as('hohhot-clerk');
      await clerk.page.addInitScript(clock);
      await clerk.open('/workbench');
      const other = await clerk.page.context().newPage();
      other.on('console', (message) => message.type() === 'error' && clerk.complaints.push(message.text()));
      await other.addInitScript(clock);
      await other.goto(new URL('/ledger/items', clerk.page.url()).href);
      await other.getByRole('heading', { level: 1, name: /督查事项|件/ }).waitFor();
      const tabs = [clerk.page, other];

      for (const tab of tabs) await ahead(tab, idleMinutes - almostAll);
      for (const tab of tabs) await warningOn(tab).waitFor();
      await other.getByRole('button', { name: '继续使用' }).click();
      for (const tab of tabs) await warningOn(tab).waitFor({ state: 'detached' });

      // Whoever works in one tab has not left the other.
      for (const tab of tabs) await ahead(tab, idleMinutes - almostAll - 1);
      await other.locator('main').click({ position: { x: 2, y: 2 } });
      for (const tab of tabs) await ahead(tab, idleMinutes - almostAll);
      for (const tab of tabs) await warningOn(tab).waitFor();

      for (const tab of tabs) await ahead(tab, 1);
      for (const tab of tabs) {
        await tab.waitForURL('**/signed-out**');
        await tab.getByRole('heading', { name: '长时间没有操作，已自动退出' }).waitFor();
      }
    }, 150_000);
  });

  it('lets a person with two posts work in either, each with its own pages', async () => {
    const secretary = await people.as('region-secretary');
    const posts = secretary.page.getByRole('combobox', { name: '切换岗位' });
    const registration = secretary.page.getByRole('link', { name: '督查立项' });
    await registration.waitFor();
    await posts.selectOption({ label: '内蒙古自治区发展和改革委员会 · 发展改革委督查联络员' });
    await registration.waitFor({ state: 'detached' });
    await secretary.open('/dashboard');
    await secretary.page.waitForURL('**/dashboard/150000000000_FGW');
    await posts.selectOption({ label: '内蒙古自治区人民政府督查室 · 督查室二级主任科员' });
    await registration.waitFor();
  }, 120_000);

  describe('the settings', () => {
    it('show the organization as a tree that keys walk, level by level', async () => {
      const { page, ...leader } = await people.as('banner-leader');
      await page.goto(new URL('/settings/organization/152900000000', page.url()).href);
      await page.getByRole('heading', { level: 1, name: '阿拉善盟行政公署' }).waitFor();
      const open = page.getByRole('treeitem', { name: '阿拉善盟', exact: true });
      await page.getByRole('treeitem', { name: '阿拉善左旗', exact: true }).waitFor();
      await open.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '阿拉善左旗人民政府' }).waitFor();
      await page.getByRole('treeitem', { name: '巴润别立镇' }).waitFor();
      expect(leader.complaints).toEqual([]);
    }, 120_000);

    it.each([
      '/settings/organization/152921000000_FGW',
      '/settings/posts',
      '/settings/status',
      '/settings/api?document=events',
    ])(
      'have no accessibility violation at %s',
      async (path) => {
        const director = await people.as('banner-director');
        await director.open(path);
        await director
          .main()
          .getByRole('heading', { level: 2 })
          .or(director.main().getByRole('table'))
          .first()
          .waitFor();
        expect(await director.violations()).toEqual([]);
      },
      120_000,
    );

    it('let a director give a post and end it, each with its reason in the history', async () => {
      const director = await people.as('banner-director');
      const account = `new-handler-${Date.now()}`;
      await director.open('/settings/organization/152921000000_FGW');
      await director.main().getByRole('link', { name: '任命岗位' }).click();
      const form = director.page.getByRole('dialog', { name: '任命岗位' });
      await form.getByLabel(/^岗位角色/).selectOption({ label: '单位承办人' });
      await form.getByLabel(/^姓名/).fill('宝音');
      await form.getByLabel(/^账号/).fill(account);
      await form.getByLabel(/^职务/).fill('综合科科长');
      await form.getByLabel(/^任免理由/).fill('左政任字〔2026〕3号');
      expect(await director.violations()).toEqual([]);
      await form.getByRole('button', { name: '任命岗位' }).click();
      await director.heading('宝音，综合科科长').waitFor();
      await director.main().getByText('左政任字〔2026〕3号').waitFor();
      await director.main().getByRole('button', { name: '免去岗位' }).click();
      const end = director.page.getByRole('dialog', { name: '免去宝音的岗位' });
      await end.getByLabel(/^任免理由/).fill('工作调动');
      await end.getByRole('button', { name: '免去岗位' }).click();
      await director.main().getByText('理由：工作调动').waitFor();
      expect(await director.violations()).toEqual([]);
      await director.open(`/settings/posts?state=ENDED&query=${account}`);
      await director.heading('阿拉善左旗已免岗位 1 个，1 人').waitFor();
    }, 120_000);

    it('show the state of all four services with the time of the data', async () => {
      const admin = await people.as('admin');
      await admin.open('/settings/status');
      const services = admin.main().getByRole('table').first();
      await expect(services.getByRole('rowheader').count()).resolves.toBe(4);
      await admin
        .main()
        .getByText(/\d\d:\d\d:\d\d 的数据/)
        .waitFor();
    }, 120_000);

    it('describe the operations as the running services do, with fields that open', async () => {
      const admin = await people.as('admin');
      await admin.open('/settings/api?document=intake&entry=Posts.appoint');
      await admin.main().getByRole('heading', { level: 2, name: 'POST /api/intake/posts' }).waitFor();
      await admin
        .main()
        .getByRole('rowheader', { name: /^personId/ })
        .first()
        .waitFor();
      await admin.main().getByRole('button', { name: /^展开/ }).first().click();
      expect(await admin.violations()).toEqual([]);
    }, 120_000);
  });

  it('says whose permission is needed', async () => {
    const handler = await people.as('banner-fgw-handler');
    await handler.open('/settings/status');
    await handler.heading('没有查看权限').waitFor();
    await handler
      .main()
      .getByText(/由督查室经办人、督查室主任、系统管理员办理/)
      .waitFor();
    expect(await handler.violations()).toEqual([]);
    // Each of the four services refused, which browsers report by themselves.
    const refused = handler.complaints.splice(0);
    expect(refused.filter((text) => !text.includes('status of 403'))).toEqual([]);
  }, 120_000);
});

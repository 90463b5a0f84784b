import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../tools/src/client/patience.js';
import { Platform } from '../../tools/src/client/platform.js';
import { launch } from './chromium.js';
import { exported } from './portal/exported.js';
import { Keyboard } from './portal/hand.js';
import { dispatchedItem, ownTitle, type DispatchedItem } from './portal/matters.js';
import { Person } from './portal/person.js';

const isAvailable = Boolean(process.env.CHROMIUM_PATH);

(isAvailable ? describe : describe.skip)('the ledger', () => {
  let browser: Browser;
  let clerk: Person;
  let item: DispatchedItem;
  beforeAll(async () => {
    item = await dispatchedItem(new Platform(process.env.E2E_BASE_URL!));
    browser = await launch(process.env.CHROMIUM_PATH!);
    clerk = await Person.signIn(browser, 'region-clerk');
  }, 120_000);
  afterAll(async () => {
    await clerk?.leave();
    await browser?.close();
  });

  const own = (rest = ''): string => `/ledger/assignments?query=${encodeURIComponent(item.mark)}${rest}`;
  const grid = (page: Page) => page.getByRole('grid');
  const rowTexts = async (page: Page): Promise<string[]> => {
    await grid(page).getByRole('row').nth(1).waitFor();
    await clerk.settled();
    return grid(page).getByRole('row').filter({ hasText: item.mark }).allInnerTexts();
  };

  it('keeps its filters in the address, over a reload', async () => {
    const { page } = clerk;
    await clerk.open('/ledger/assignments');
    await page.getByRole('searchbox', { name: '编号、事项或承办单位' }).fill(item.mark);
    await clerk.heading(/：3 件任务/).waitFor();
    await page.getByRole('search').getByRole('button', { name: '状态' }).click();
    await page.getByRole('group', { name: '状态' }).getByRole('checkbox', { name: '待签收' }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '期限', exact: true }).click();
    await page.waitForURL(/sort=-nextDueAt/);
    const before = await rowTexts(page);
    await page.reload();
    await clerk.heading(/：3 件任务/).waitFor();
    await page.getByRole('button', { name: `去掉筛选：含“${item.mark}”` }).waitFor();
    await page.getByRole('button', { name: '去掉筛选：待签收' }).waitFor();
    await expect(rowTexts(page)).resolves.toEqual(before);
  });

  it('shows the columns one chooses, in the order one chooses', async () => {
    const { page } = clerk;
    await clerk.open(own());
    await page.getByRole('button', { name: '列', exact: true }).click();
    const chooser = page.getByRole('group', { name: '显示的列' });
    await chooser.getByRole('checkbox', { name: '责任人' }).check();
    await chooser.getByRole('checkbox', { name: '剩余' }).uncheck();
    await chooser.getByRole('button', { name: '责任人前移' }).click();
    await page.keyboard.press('Escape');
    await page.reload();
    await rowTexts(page);
    const headings = await grid(page).getByRole('columnheader').allInnerTexts();
    expect(headings.map((text) => text.trim()).filter(Boolean)).toEqual([
      '灯色',
      '事项编号',
      '事项名称',
      '承办单位',
      '承办方式',
      '状态',
      '责任人',
      '期限',
    ]);
  });

  it('saves a view, opens it again and deletes it', async () => {
    const { page } = clerk;
    const name = `采砂${item.mark}`;
    await clerk.open(own('&role=LEAD'));
    await rowTexts(page);
    await page.getByRole('button', { name: '视图' }).click();
    const panel = page.getByRole('group', { name: '保存的视图' });
    await panel.getByLabel('给当前视图起名').fill(name);
    await panel.getByRole('button', { name: '保存当前视图' }).click();
    await page.getByRole('button', { name: `视图：${name}` }).waitFor();
    await clerk.open('/ledger/assignments');
    await page.getByRole('button', { name: '视图', exact: true }).click();
    await panel.getByRole('button', { name, exact: true }).click();
    await clerk.heading(/：2 件任务/).waitFor();
    await page.getByRole('button', { name: `视图：${name}` }).click();
    const line = panel.getByRole('button', { name, exact: true }).locator('..');
    await line.getByRole('button', { name: '删除' }).click();
    await panel.getByRole('alert').getByRole('button', { name: '删除', exact: true }).click();
    await line.waitFor({ state: 'detached' });
  });

  it.each(['csv', 'xlsx'] as const)('downloads the rows it shows as %s', async (format) => {
    const { page } = clerk;
    await clerk.open(own('&columns=itemNo,itemTitle,unit,role'));
    await clerk.heading(/：3 件任务/).waitFor();
    const { name, table } = await exported(page, format);
    expect(name).toMatch(new RegExp(`^内蒙古自治区任务台账.*\\.${format}$`));
    expect(table[0]).toEqual(['事项编号', '事项名称', '承办单位', '承办方式']);
    expect(table.slice(1).map(([, title, unit, role]) => [title, unit, role])).toEqual([
      [item.title, '阿拉善盟行政公署', '牵头'],
      [item.title, '内蒙古自治区财政厅', '配合'],
      [item.title, '内蒙古自治区发展和改革委员会', '牵头'],
    ]);
  });

  it('prints the list with its heading, its filters and who printed it', async () => {
    const { page } = clerk;
    await page.addInitScript('window.print = () => { window.hasPrinted = true; }');
    await clerk.open(own());
    await clerk.heading(/：3 件任务/).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.locator('button', { hasText: '打印' }).dispatchEvent('click');
    const paper = page.locator('section[aria-hidden]', { hasText: '打印' });
    await paper.locator('tbody tr').nth(2).waitFor();
    const text = await paper.innerText();
    for (const words of [`含“${item.mark}”`, '苏日娜', item.title]) expect(text).toContain(words);
    await expect(page.evaluate('window.hasPrinted')).resolves.toBe(true);
    await expect(page.getByRole('navigation').first().isVisible()).resolves.toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('is worked by keyboard: into the list, along it, select, open', async () => {
    const { page } = clerk;
    await clerk.open(own());
    await clerk.heading(/：3 件任务/).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('region', { name: '批量办理' }).getByText('已选 1 件').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('已选 1 件').waitFor({ state: 'detached' });
    const row = grid(page).getByRole('row').filter({ hasText: '财政厅' });
    await new Keyboard().openRow(grid(page), row);
    await page.waitForURL('**/assignments/*');
    await clerk.main().getByText('内蒙古自治区财政厅').first().waitFor();
  });

  /** What a cell shows beyond its own text, with the style of the page as it is now. Runs there. */
  const unfolded = (cell: unknown): string => {
    const { getComputedStyle } = globalThis as unknown as {
      getComputedStyle(element: unknown, part: string): { content: string };
    };
    return getComputedStyle(cell, '::before').content;
  };

  it('unfolds a shortened name to whoever comes to its cell by keys, and folds it again behind them', async () => {
    const { page } = clerk;
    await clerk.open(own());
    await clerk.heading(/：3 件任务/).waitFor();
    const row = grid(page).getByRole('row').filter({ hasText: '发展改革委' });
    const place = await row.getByRole('gridcell', { name: '发展改革委', exact: true }).getAttribute('aria-colindex');
    // What is unfolded is read out with the cell, so that it has another name then.
    const cell = row.locator(`[aria-colindex="${place}"]`);
    await new Keyboard().reach(grid(page));
    await page.keyboard.press('Home');
    const down = Number(await row.getAttribute('aria-rowindex')) - 2;
    for (let steps = 0; steps < down; steps += 1) await page.keyboard.press('j');
    for (let steps = 1; steps < Number(place); steps += 1) await page.keyboard.press('ArrowRight');
    await grid(page).locator('[id$="-active"]', { hasText: '发展改革委' }).waitFor();
    await expect(cell.evaluate(unfolded)).resolves.toBe('"内蒙古自治区发展和改革委员会"');
    expect(await clerk.violations()).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await grid(page).locator('[id$="-active"]', { hasText: '牵头' }).waitFor();
    await expect(cell.evaluate(unfolded)).resolves.toBe('none');
  });

  it('uses the rows of the page again as one scrolls, and has them in the order of the list once it stands still', async () => {
    const { page } = clerk;
    await page.setViewportSize({ width: 1366, height: 480 });
    await clerk.open('/ledger/assignments');
    await clerk.heading(/：\d+ 件任务/).waitFor();
    const rows = grid(page).locator('[role=row][data-index]');
    const places = () => rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-index'))));
    await rows.first().waitFor();
    await rows.first().evaluate((row) => Object.assign(row, { isMarked: true }));
    await grid(page).hover();
    await page.mouse.wheel(0, 38 * 14);
    const all = await eventually(async () => {
      const now = await places();
      const first = now[0] ?? 0;
      if (first === 0 || now.some((index, at) => index !== first + at)) throw new Error(now.join(' '));
      return now;
    });
    const marked = await rows.evaluateAll((shown) => shown.findIndex((row) => 'isMarked' in row));
    expect(all[marked]).toBeGreaterThan(0);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('takes the focus back from a row that scrolls away, so that a key never acts on the row after it', async () => {
    const { page } = clerk;
    await page.setViewportSize({ width: 1366, height: 480 });
    await clerk.open('/ledger/assignments');
    const link = grid(page).locator('[data-index="0"]').getByRole('link');
    await link.focus();
    await grid(page).hover();
    await page.mouse.wheel(0, 38 * 14);
    await grid(page).locator('[data-index="0"]').waitFor({ state: 'detached' });
    await grid(page).and(page.locator(':focus')).waitFor();
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('says what to do where nothing is found', async () => {
    await clerk.open(`/ledger/assignments?query=${ownTitle().mark}`);
    await clerk.main().getByText('没有符合条件的任务').waitFor();
    await clerk.main().getByRole('button', { name: '清除筛选' }).first().click();
    await clerk.heading(/：\d+ 件任务/).waitFor();
  });

  it('complains about nothing on the way', () => expect(clerk.complaints).toEqual([]));
});

import type { Browser } from 'playwright-core';
import { eventually } from '../../tools/src/client/patience.js';
import { launch } from './chromium.js';
import { exported, type ExportFormat } from './portal/exported.js';
import { Person } from './portal/person.js';

const isAvailable = Boolean(process.env.CHROMIUM_PATH);

/** On the matters of the demo: the ledgers of items and of deductions do with their rows what that of assignments does. */
(isAvailable ? describe : describe.skip)('the ledgers of items and deductions', () => {
  let browser: Browser;
  let director: Person;
  beforeAll(async () => {
    browser = await launch(process.env.CHROMIUM_PATH!);
    director = await Person.signIn(browser, 'region-director');
  }, 120_000);
  afterAll(async () => {
    await director?.leave();
    await browser?.close();
  });

  const cells = async (column: number): Promise<string[]> => {
    const grid = director.page.getByRole('grid');
    await grid.getByRole('row').nth(1).waitFor();
    await director.settled();
    const rows = await grid.locator('[role=row][data-index]').all();
    return Promise.all(rows.map((row) => row.getByRole('gridcell').nth(column).innerText()));
  };

  it('sort items by a heading, both ways, and keep the order over a reload', async () => {
    const { page } = director;
    await director.open('/ledger/items?columns=itemNo,itemTitle,status');
    await director.heading(/件督查事项/).waitFor();
    const heading = page.getByRole('columnheader', { name: '事项编号' });
    await heading.getByRole('button').click();
    await page.waitForURL(/sort=itemNo/);
    const rising = await cells(0);
    expect(rising.length).toBeGreaterThan(2);
    const numbered = rising.filter((text) => text !== '尚未编号');
    expect(rising).toEqual([...numbered.toSorted(), ...rising.slice(numbered.length)]);
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await heading.getByRole('button').click();
    await page.waitForURL(/sort=-itemNo/);
    const falling = await cells(0);
    await page.reload();
    await director.heading(/件督查事项/).waitFor();
    await expect(cells(0)).resolves.toEqual(falling);
  });

  it.each<ExportFormat>(['csv', 'xlsx'])('download items as %s, in the order and the columns shown', async (format) => {
    await director.open('/ledger/items?columns=itemTitle,status&sort=status');
    await director.heading(/件督查事项/).waitFor();
    const shown = await cells(0);
    const { name, table } = await exported(director.page, format);
    expect(name).toMatch(new RegExp(`^内蒙古自治区事项台账\\d{8}\\.${format}$`));
    expect(table[0]).toEqual(['事项名称', '状态']);
    expect(table.slice(1, shown.length + 1).map(([title]) => title)).toEqual(shown);
  });

  it.each<ExportFormat>(['csv', 'xlsx'])('download deductions as %s', async (format) => {
    // The demo's overdue tasks are proposed for deduction once their limits have passed.
    await eventually(async () => {
      await director.open('/ledger/deductions?columns=unit,points,status');
      await director.heading(/扣分/).waitFor();
      await director.settled();
      if ((await director.page.getByRole('grid').count()) === 0) throw new Error('no deductions yet');
    });
    const shown = await cells(2);
    const { name, table } = await exported(director.page, format);
    expect(name).toMatch(new RegExp(`扣分台账\\d{8}\\.${format}$`));
    expect(table[0]).toEqual(['承办单位', '扣分', '状态']);
    expect(table.slice(1).map(([, , status]) => status)).toEqual(shown);
  });

  it.each([
    ['/ledger/items', /件督查事项/],
    ['/ledger/deductions', /扣分/],
  ])('print %s with heading and rows', async (path, heading) => {
    const { page } = director;
    await page.addInitScript('window.print = () => { window.hasPrinted = true; }');
    await director.open(path);
    await director.heading(heading).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.locator('button', { hasText: '打印' }).dispatchEvent('click');
    const paper = page.locator('section[aria-hidden]', { hasText: '打印' });
    await paper.locator('tbody tr').first().waitFor();
    await expect(page.evaluate('window.hasPrinted')).resolves.toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });

  it('complain about nothing on the way', () => expect(director.complaints).toEqual([]));
});

import type { Locator } from 'playwright-core';
import type { Hand } from './hand.js';
import type { Person } from './person.js';

/** Finds the person's assignment of an item in the ledger and opens it. */
export async function openAssignment(person: Person, hand: Hand, title: string, unit: string): Promise<AssignmentPage> {
  await openFromLedger(person, hand, '任务台账', '编号、事项或承办单位', title, unit);
  await person.page.waitForURL('**/assignments/*');
  await person.heading(title).waitFor();
  return new AssignmentPage(person, hand);
}

export async function openItem(person: Person, hand: Hand, title: string): Promise<void> {
  await openFromLedger(person, hand, '事项台账', '编号或事项名称', title);
  await person.page.waitForURL('**/items/*');
  await person.heading(title).waitFor();
}

async function openFromLedger(
  { page }: Person,
  hand: Hand,
  ledger: string,
  search: string,
  title: string,
  unit?: string,
): Promise<void> {
  await hand.press(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: ledger }));
  const grid = page.getByRole('grid', { name: new RegExp(ledger) });
  await grid.waitFor();
  await hand.write(page.getByRole('searchbox', { name: search }), title);
  // Until the answer is there, rows of the list before stand under the pointer; only the head has no title.
  await grid.getByRole('row').filter({ hasNotText: title }).nth(1).waitFor({ state: 'detached' });
  const row = grid
    .getByRole('row')
    .filter({ hasText: title })
    .filter({ hasText: unit ?? title })
    .first();
  const address = (await row.getByRole('link').getAttribute('href'))!;
  await hand.openRow(grid, row);
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/ledger/'));
  // Rows move when what the list shows has changed meanwhile; a person sees that it is another one and goes to the right one.
  if (new URL(page.url()).pathname !== address) await page.goto(new URL(address, page.url()).href);
}

/** One unit's assignment as the person who works on it sees it. */
export class AssignmentPage {
  constructor(
    readonly person: Person,
    private readonly hand: Hand,
  ) {}

  get page() {
    return this.person.page;
  }

  bar(): Locator {
    return this.page.getByRole('region', { name: '可以办理的事' });
  }

  action(name: string): Locator {
    return this.bar().getByRole('button', { name, exact: true });
  }

  /** The form of an action, once it is open. */
  form(name: string): Locator {
    return this.page
      .getByRole('dialog', { name, exact: true })
      .or(this.page.getByRole('region', { name, exact: true }));
  }

  async open(action: string): Promise<Locator> {
    await this.hand.press(this.action(action));
    const form = this.form(action);
    await form.waitFor();
    return form;
  }

  /** Sends the open form and waits until the page says that the step was taken. */
  async send(action: string, submit = action): Promise<void> {
    await this.hand.press(this.form(action).getByRole('button', { name: submit, exact: true }));
    await this.taken(action);
  }

  /** The step was taken and the lists have followed, so that no row moves under the pointer any more. */
  taken = (action: string): Promise<void> =>
    this.page
      .getByRole('status')
      .filter({ hasText: new RegExp(`已提交：${action}。台账和看板(已更新|可能晚)`) })
      .waitFor();

  async acknowledge(): Promise<void> {
    await this.open('签收');
    await this.send('签收', '确认签收');
  }

  async giveReason(action: string, reason: string, label = '理由'): Promise<void> {
    const form = await this.open(action);
    await this.hand.write(form.getByLabel(new RegExp(`^${label}`)), reason);
    await this.send(action);
  }

  async reportProgress(text: string, percent: number, file?: { name: string; mimeType: string; buffer: Buffer }) {
    const form = await this.open('报送进展');
    await this.hand.write(form.getByLabel(/^进展情况/), text);
    await this.hand.write(form.getByLabel(/^完成比例/), String(percent));
    if (file) {
      const chosen = this.page.waitForEvent('filechooser');
      await this.hand.press(form.getByRole('button', { name: '添加附件' }));
      await (await chosen).setFiles(file);
      await form.getByRole('listitem').filter({ hasText: file.name }).waitFor();
    }
    await this.send('报送进展');
  }

  async giveInput(text: string): Promise<void> {
    const form = await this.open('提供配合意见');
    await this.hand.write(form.getByLabel(/^配合意见/), text);
    await this.send('提供配合意见');
  }

  async submitCompletion(text: string): Promise<void> {
    const form = await this.open('报送办结报告');
    await this.hand.write(form.getByLabel(/^办结报告/), text);
    await this.hand.tick(form.getByRole('radio', { name: '加盖单位公章' }));
    await this.send('报送办结报告');
  }

  async cascade(unit: string, name: string, title: string): Promise<void> {
    const form = await this.open('向下分解');
    await this.hand.write(form.getByRole('searchbox'), unit);
    await this.hand.tick(form.getByRole('checkbox', { name: new RegExp(unit) }));
    await this.hand.write(form.getByLabel(new RegExp(`${unit}.*的责任人$`)), name);
    await this.hand.write(form.getByLabel(new RegExp(`${unit}.*责任人的职务$`)), title);
    await this.send('向下分解');
  }

  async accept(): Promise<void> {
    await this.open('审核通过');
    await this.send('审核通过');
  }

  async returnForRework(reason: string): Promise<void> {
    await this.giveReason('退回重办', reason, '退回理由');
  }
}

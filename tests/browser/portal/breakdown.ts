import type { Locator } from 'playwright-core';
import type { Hand } from './hand.js';
import type { Person } from './person.js';

/** The breakdown of an item over units, and the notice with which it is dispatched. */
export class Breakdown {
  constructor(
    readonly clerk: Person,
    private readonly hand: Hand,
  ) {}

  get page() {
    return this.clerk.page;
  }

  search(): Locator {
    return this.page.getByRole('searchbox', { name: '查找单位' });
  }

  /** The part of a unit. */
  part(role: '牵头' | '配合', unit: string): Locator {
    return this.page.getByRole('group', { name: new RegExp(`^${role} .*${unit}`) });
  }

  /** Finds a unit by its name or its pinyin initials. */
  async add(role: '牵头' | '配合', query: string, unit: string): Promise<void> {
    await this.hand.write(this.search(), query);
    const way = role === '牵头' ? `${unit}，加为牵头单位` : new RegExp(`^${unit}，加为.*的配合单位$`);
    const button = this.page.getByRole('button', { name: way, ...(role === '牵头' && { exact: true }) });
    await button.waitFor();
    await this.hand.press(button);
    await this.part(role, unit).waitFor();
    await this.hand.write(this.search(), '');
  }

  async fill(part: Locator, task: string, person: string, title: string): Promise<void> {
    await this.hand.write(part.getByLabel(/^任务内容/), task);
    await this.hand.write(part.getByLabel(/^责任人/), person);
    await this.hand.write(part.getByLabel(/^职务/), title);
  }

  async save(): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: '保存分解' }));
    await this.page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  }

  async goOn(): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: '下一步：交办' }));
    await this.clerk.heading('督查通知书').waitFor();
  }

  sheet(): Locator {
    return this.page.getByLabel('督查通知书版面');
  }

  /** Numbers the notice and dispatches; the answer is the number. */
  async dispatch(): Promise<string> {
    await this.hand.press(this.page.getByRole('button', { name: '编号并交办' }));
    const done = this.page.getByRole('status').filter({ hasText: '已交办，文号' });
    await done.waitFor();
    return (await done.innerText()).replace('已交办，文号', '').trim();
  }
}

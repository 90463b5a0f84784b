import type { Locator, Page } from 'playwright-core';

/** How a person works a page. The same path is played with either hand. */
export interface Hand {
  readonly name: 'mouse' | 'keyboard';
  /** Follows a link or presses a button. */
  press(target: Locator): Promise<void>;
  /** Replaces what stands in a field. */
  write(field: Locator, text: string): Promise<void>;
  /** Takes the choice with these words from a list. */
  choose(list: Locator, label: string): Promise<void>;
  /** Ticks a box or takes one of several choices. */
  tick(choice: Locator): Promise<void>;
  /** Opens the row of a grid. */
  openRow(grid: Locator, row: Locator): Promise<void>;
}

export class Mouse implements Hand {
  readonly name = 'mouse';
  press = (target: Locator) => target.click();
  write = (field: Locator, text: string) => field.fill(text);
  tick = (choice: Locator) => choice.check();

  async choose(list: Locator, label: string): Promise<void> {
    await list.selectOption({ label });
  }

  openRow = (_grid: Locator, row: Locator) => row.getByRole('link').click();
}

interface PageNode {
  compareDocumentPosition(other: unknown): number;
}

/** Where the focus is, seen from an element: on it, before it or after it in the page. Runs there. */
const whereIsFocus = (element: unknown): 'HERE' | 'BEFORE' | 'AFTER' => {
  const { document } = globalThis as unknown as { document: { activeElement: PageNode | null; body: PageNode } };
  const active = document.activeElement ?? document.body;
  if (active === element) return 'HERE';
  const isFollowing = 4;
  return active.compareDocumentPosition(element) & isFollowing ? 'BEFORE' : 'AFTER';
};

/** Nothing but keys: Tab and Shift+Tab to get about, Enter, Space, arrows, and letters. */
export class Keyboard implements Hand {
  readonly name = 'keyboard';
  /** More would mean that a person gives up. */
  private readonly mostTabs = 250;

  /** @throws where the target cannot be reached with Tab */
  async reach(target: Locator): Promise<Page> {
    const page = target.page();
    await target.waitFor();
    for (let tabs = 0; tabs < this.mostTabs; tabs += 1) {
      const focus = await target.evaluate(whereIsFocus);
      if (focus === 'HERE') return page;
      await page.keyboard.press(focus === 'BEFORE' ? 'Tab' : 'Shift+Tab');
    }
    throw new Error(`${target.toString()} cannot be reached with Tab`);
  }

  async press(target: Locator): Promise<void> {
    const page = await this.reach(target);
    await page.keyboard.press('Enter');
  }

  async write(field: Locator, text: string): Promise<void> {
    const page = await this.reach(field);
    await page.keyboard.press('Control+a');
    if (text === '') await page.keyboard.press('Delete');
    // A Chinese input method hands over whole words, as this does.
    else await page.keyboard.insertText(text);
  }

  async choose(list: Locator, label: string): Promise<void> {
    const page = await this.reach(list);
    const labels = await list.locator('option').allInnerTexts();
    for (const _ of labels) {
      await page.keyboard.press('ArrowDown');
      if ((await list.locator('option:checked').innerText()) === label) return;
    }
    throw new Error(`${label} is no choice of ${list.toString()}: ${labels.join('、')}`);
  }

  async tick(choice: Locator): Promise<void> {
    const page = choice.page();
    const group = await choice.getAttribute('name');
    if ((await choice.getAttribute('type')) !== 'radio' || !group) {
      await this.reach(choice);
      return page.keyboard.press('Space');
    }
    // Tab stops at the choice taken, or the first one; the arrows go on from there.
    const stops = page.locator(`input[type=radio][name="${group}"]`);
    const taken = page.locator(`input[type=radio][name="${group}"]:checked`);
    const start = (await taken.count()) > 0 ? taken : stops.first();
    await this.reach(start);
    await page.keyboard.press('Space');
    for (let steps = await stops.count(); steps > 0 && !(await choice.isChecked()); steps -= 1)
      await page.keyboard.press('ArrowDown');
    if (!(await choice.isChecked())) throw new Error(`${choice.toString()} cannot be reached with arrows`);
  }

  async openRow(grid: Locator, row: Locator): Promise<void> {
    await row.waitFor();
    const page = await this.reach(grid);
    const index = await row.getAttribute('aria-rowindex');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Home');
    for (let at = 2; at < Number(index); at += 1) await page.keyboard.press('j');
    await page.keyboard.press('Enter');
  }
}

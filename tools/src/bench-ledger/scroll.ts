import type { Page } from 'playwright-core';
import { desktop, ensureChromium, launch } from '../browser/chromium.js';
import { percentile } from '../bench-lifecycle/statistics.js';
import { people } from '../client/platform.js';

export interface Scrolled {
  by: 'wheel' | 'keys';
  seconds: number;
  frames: number;
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
  /** How far down the list the reader came. */
  lastRow: number;
}

export interface Scrolling {
  chromium: string;
  scrolls: Scrolled[];
  /** From the key End until the last row stands on the screen. */
  toLastRowMs: number;
}

/** Scrolls the ledger of a signed-in officer in a real browser at 1366×768 and takes the time of every frame. */
export async function measureScrolling(origin: string, assignments: number, seconds: number): Promise<Scrolling> {
  const executablePath = ensureChromium();
  if (!executablePath) throw new Error('no Chromium found: install it (apt-get install chromium) or set CHROMIUM_PATH');
  const browser = await launch(executablePath);
  try {
    const page = await (await desktop(browser)).newPage();
    await page.goto(origin);
    await page.locator(`button[value="${people.office}"]`).click();
    await page.waitForURL(/\/(workbench|dashboard)/);
    const scrolls: Scrolled[] = [];
    for (const by of ['wheel', 'keys'] as const) {
      await openLedger(page, origin, assignments);
      scrolls.push(await scroll(page, by, seconds));
    }
    return { chromium: browser.version(), scrolls, toLastRowMs: await jumpToEnd(page, assignments) };
  } finally {
    await browser.close();
  }
}

async function openLedger(page: Page, origin: string, assignments: number): Promise<void> {
  await page.goto(`${origin}/ledger/assignments`);
  const grid = page.getByRole('grid');
  await grid.locator('[aria-rowindex="2"]').waitFor();
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1;
  if (rows !== assignments) throw new Error(`the grid has ${rows} rows instead of ${assignments}`);
  await grid.focus();
}

async function scroll(page: Page, by: Scrolled['by'], seconds: number): Promise<Scrolled> {
  const box = await page.getByRole('grid').boundingBox();
  if (!box) throw new Error('the grid is not on the screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(recordFrames);
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    if (by === 'wheel') await page.mouse.wheel(0, 240);
    else await page.keyboard.press('j');
  }
  const frames = await page.evaluate('window.stopFrames()').then((times) => times as number[]);
  const indexes = await page
    .locator('[role=row][aria-rowindex]')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
  return {
    by,
    seconds,
    frames: frames.length,
    p50Ms: percentile(frames, 50),
    p95Ms: percentile(frames, 95),
    maxMs: Math.max(...frames),
    lastRow: Math.max(...indexes) - 1,
  };
}

/** Runs in the page: the milliseconds between one frame and the next, until it is stopped. */
const recordFrames = `(() => {
  const times = [];
  let last = 0;
  let isOn = true;
  const frame = (now) => {
    if (last > 0) times.push(now - last);
    last = now;
    if (isOn) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.stopFrames = () => {
    isOn = false;
    return times;
  };
})()`;

async function jumpToEnd(page: Page, assignments: number): Promise<number> {
  const startedAt = performance.now();
  await page.keyboard.press('End');
  await page.locator(`[aria-rowindex="${assignments + 1}"] [role=gridcell] a`).waitFor();
  return performance.now() - startedAt;
}

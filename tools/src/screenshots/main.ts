import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { desktop, ensureChromium, launch, phone } from '../browser/chromium.js';
import { DemoRecords } from '../client/demo-records.js';
import { startOwnPlatform } from '../client/own-platform.js';
import { Platform } from '../client/platform.js';
import { layoutOf } from '../start/layout.js';
import { readAccounts } from '../identity/accounts.js';
import { indexOf } from './index-page.js';
import { screens, type Screen } from './screens.js';

const { root } = layoutOf(process.env);
const options = {
  url: { type: 'string' },
  only: { type: 'string' },
  by: { type: 'string' },
  to: { type: 'string', default: join(root, 'docs', 'screens') },
} as const;
const { values } = parseArgs({ options });
const folder = values.to;

/**
 * Takes the pictures of `docs/screens/`: each main screen for those who use it, from the demo of a platform of its own.
 * `--url ORIGIN`: from a platform that runs already, `--only NAME`: one screen, `--by PERSON`: of one person, `--to FOLDER`: somewhere else.
 */
async function main(): Promise<void> {
  const chromium = ensureChromium();
  if (!chromium) throw new Error('no Chromium found: install it (apt-get install chromium fonts-noto-cjk)');
  const own = values.url ? null : await startOwnPlatform({ withDemo: true, env: { RECONCILE_AT: '02:30' } });
  const origin = values.url ?? own!.origin;
  const browser = await launch(chromium);
  try {
    await mkdir(folder, { recursive: true });
    if (!values.only && !values.by) await removePictures();
    const chosen = screens.filter(({ name }) => !values.only || name === values.only);
    await takeAll(browser, origin, chosen);
    const accounts = await readAccounts(join(root, 'data', 'demo', 'accounts.json'));
    await writeFile(join(folder, 'README.md'), indexOf(screens, accounts));
  } finally {
    await browser.close();
    await own?.stop();
  }
}

async function removePictures(): Promise<void> {
  const pictures = (await readdir(folder)).filter((name) => name.endsWith('.png'));
  await Promise.all(pictures.map((name) => rm(join(folder, name))));
}

async function takeAll(browser: Browser, origin: string, chosen: readonly Screen[]): Promise<void> {
  const demo = new DemoRecords(new Platform(origin));
  const visits = chosen.flatMap((screen) => screen.by.map((personId) => ({ screen, personId })));
  for (const personId of new Set(visits.map((visit) => visit.personId))) {
    if (values.by && personId !== values.by) continue;
    for (const isPhone of [false, true]) {
      const own = visits.filter((visit) => visit.personId === personId && (visit.screen.isPhone ?? false) === isPhone);
      if (own.length === 0) continue;
      const page = await signedIn(browser, origin, personId, isPhone);
      for (const { screen } of own) await take(page, origin, demo, screen, personId);
      await page.context().close();
    }
  }
}

async function signedIn(browser: Browser, origin: string, personId: string, isPhone: boolean): Promise<Page> {
  const page = await (await (isPhone ? phone : desktop)(browser)).newPage();
  await page.goto(isPhone ? `${origin}/m` : origin);
  await page.locator(`button[value="${personId}"]`).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

async function take(page: Page, origin: string, demo: DemoRecords, screen: Screen, personId: string): Promise<void> {
  const path = typeof screen.path === 'string' ? screen.path : await screen.path(demo);
  await page.goto(`${origin}${path}`);
  await settled(page);
  await screen.prepare?.(page);
  await settled(page);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const file = `${screen.name}-${personId}.png`;
  // A screen has few colours: a palette is a third of the size and looks the same.
  await sharp(picture).png({ palette: true, colours: 128, effort: 10 }).toFile(join(folder, file));
  console.log(file);
}

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('[aria-busy="true"], [class*="skeleton"]').first().waitFor({ state: 'detached' });
  // A page with a live stream is never idle: what it reads besides has come by then.
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
}

await main();

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const packages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-core'];
const found = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? '', ...candidates].find((path) => path && existsSync(path));
const works = (command: string, args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/**
 * Path of a Chromium, installed from Debian's packages when there is none and this user may install.
 * @returns null where there is none and none may be installed; the caller says so and skips.
 */
export function ensureChromium(): string | null {
  const present = found();
  const hasFonts = !works('which', ['fc-list']) || works('sh', ['-c', 'fc-list :lang=zh | grep -q .']);
  if (present && hasFonts) return present;
  if (process.env.DUCHA_NO_INSTALL === '1' || process.getuid?.() !== 0 || !works('which', ['apt-get']))
    return present ?? null;
  console.log(`installing ${packages.join(', ')} from Debian's packages …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore', env });
  return found() ?? null;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

export const launch = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: flags });

/** A fresh person at an office desktop: Chinese, Asia/Shanghai, 1366×768. */
export const desktop = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 } });

/** A fresh person with a phone: 390×844, by touch. */
export const phone = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });

/** Collects what a page must never do: errors on its console, failed scripts, reports of its content security policy. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

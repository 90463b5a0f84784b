import { eventually } from '@ducha/testing';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { complaintsOf } from '../chromium.js';
import { violationsOf } from '../violations.js';

const baseUrl = (): string => process.env.E2E_BASE_URL!;
/** What the browser itself says of requests that were refused or broke off; the tests that bring that about expect it. */
const ofTheNetwork = /^Failed to load resource/;

/** One phone: what is stored on it outlives its pages. */
export class Phone {
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    public page: Page,
  ) {}

  static async take(browser: Browser): Promise<Phone> {
    const context = await browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const phone = new Phone(context, await context.newPage());
    phone.listen(phone.page);
    return phone;
  }

  /** Opens the page, signs in where it asks, and waits until the page can be opened without network. */
  async signIn(personId: string): Promise<void> {
    await this.page.goto(`${baseUrl()}/m`);
    await this.page.locator(`button[value="${personId}"]`).click();
    await this.page.waitForURL(/\/m(\/|$)/);
    await this.headline().waitFor();
    await this.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  }

  /** As when the page was swiped away: what only the tab knew, such as the token, is gone. */
  async openAnew(path = '/m'): Promise<void> {
    await this.page.close();
    this.page = await this.newTab(path);
  }

  async newTab(path = '/m'): Promise<Page> {
    const page = await this.context.newPage();
    this.listen(page);
    await page.goto(`${baseUrl()}${path}`);
    return page;
  }

  headline(name: RegExp = /任务|要办/): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** The task in the list. */
  task(title: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name: title }) });
  }

  /** Cuts the network once the list has the tasks, so that they are on the phone. */
  async goOffline(...titles: string[]): Promise<void> {
    for (const title of titles) await this.task(title).waitFor();
    await this.context.setOffline(true);
  }

  /** Waits until a tab that signs in by itself has done so: cut off in between, it would stand on the browser's error page. */
  async signedIn(page: Page): Promise<void> {
    const hasToken = "Object.values(sessionStorage).some((value) => value.includes('access_token'))";
    // Not while it is on its way to the sign-in page and back.
    await eventually(() => page.evaluate<boolean>(hasToken).catch(() => false));
  }

  async open(title: string): Promise<void> {
    await this.task(title).getByRole('link', { name: title }).click();
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** A record of the open page, by what it says. */
  record(text: string, state: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: text }).filter({ hasText: state });
  }

  async report(outcome: string, text: string, ...photos: Buffer[]): Promise<void> {
    const { page } = this;
    await page.getByText(outcome, { exact: true }).click();
    await page.getByLabel(/^(做了什么|为什么还没办|办成了什么)/).fill(text);
    if (photos.length > 0) {
      const files = photos.map((buffer, index) => ({ name: `IMG_${index}.png`, mimeType: 'image/png', buffer }));
      await page.getByLabel('从相册选').setInputFiles(files);
      await page.getByRole('img', { name: `照片${photos.length}` }).waitFor();
    }
    await page.getByRole('button', { name: /^提交/ }).click();
  }

  /**
   * Room the browser gives to this page, in bytes; first to be set before the page is opened.
   * @returns gives it other room
   */
  async limitStorage(quotaSize: number): Promise<(quotaSize: number) => Promise<unknown>> {
    const devtools = await this.context.newCDPSession(this.page);
    const { origin } = new URL(baseUrl());
    const limit = (size: number) => devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: size });
    await limit(quotaSize);
    return limit;
  }

  /** A picture that cannot be compressed much: noise. */
  async noise(): Promise<Buffer> {
    const url = await this.page.evaluate<string>(`(() => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 1000;
      const picture = new ImageData(1000, 1000);
      for (let i = 0; i < picture.data.length; i += 4) picture.data.set([Math.random() * 256, Math.random() * 256, Math.random() * 256, 255], i);
      canvas.getContext('2d').putImageData(picture, 0, 0);
      return canvas.toDataURL('image/png');
    })()`);
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  }

  violations = () => violationsOf(this.page);

  /** Complaints apart from the network's. */
  faults = () => this.complaints.filter((text) => !ofTheNetwork.test(text));

  private listen(page: Page): void {
    const own = complaintsOf(page);
    own.push = (...texts) => this.complaints.push(...texts);
  }
}

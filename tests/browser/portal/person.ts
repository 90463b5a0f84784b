import type { Browser, Page } from 'playwright-core';
import { complaintsOf, desktop } from '../chromium.js';
import { violationsOf } from '../violations.js';

const baseUrl = (): string => process.env.E2E_BASE_URL!;

/** One signed-in person at an office desktop of their own. */
export class Person {
  private constructor(
    readonly id: string,
    readonly page: Page,
    /** What their pages complained about so far: errors on the console, failed scripts, reports of the security policy. */
    readonly complaints: string[],
  ) {}

  static async signIn(browser: Browser, id: string): Promise<Person> {
    const page = await (await desktop(browser)).newPage();
    const person = new Person(id, page, complaintsOf(page));
    await page.goto(baseUrl());
    await page.locator(`button[value="${id}"]`).click();
    await page.waitForURL(/\/(workbench|dashboard)/);
    await person.heading().waitFor();
    return person;
  }

  /** Opens an address of the portal and waits for its page. */
  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, baseUrl()).href);
    await this.heading().waitFor();
  }

  /** Waits until what the page reads has come: no skeleton and nothing busy is left. */
  async settled(): Promise<void> {
    await this.main().locator('[aria-busy="true"], [class*="skeleton"]').first().waitFor({ state: 'detached' });
  }

  heading(name?: string | RegExp) {
    return this.page.locator('main').getByRole('heading', { level: 1, ...(name && { name }) });
  }

  main() {
    return this.page.locator('main');
  }

  violations = () => violationsOf(this.page);

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}

/** People who take part in a test, each signed in once. */
export class People {
  private readonly known = new Map<string, Promise<Person>>();

  constructor(private readonly browser: Browser) {}

  as(id: string): Promise<Person> {
    const known = this.known.get(id) ?? Person.signIn(this.browser, id);
    this.known.set(id, known);
    return known;
  }

  async complaints(): Promise<string[]> {
    const people = await Promise.all(this.known.values());
    return people.flatMap(({ id, complaints }) => complaints.map((text) => `${id}: ${text}`));
  }

  async leave(): Promise<void> {
    const people = await Promise.all(this.known.values());
    await Promise.all(people.map((person) => person.leave()));
    this.known.clear();
  }
}

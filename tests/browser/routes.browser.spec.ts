import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { DemoRecords } from '../../tools/src/client/demo-records.js';
import { people as cast, Platform, units } from '../../tools/src/client/platform.js';
import { launch } from './chromium.js';
import { People } from './portal/person.js';

const isAvailable = Boolean(process.env.CHROMIUM_PATH);

interface Visit {
  /** Who uses the page. */
  by: readonly string[];
  path: string | ((demo: DemoRecords) => Promise<string>);
}

const { office, officeDirector, leader, departmentLead, league, banner, sumu, gacha } = cast;
const underway = '清理拖欠中小企业账款';

/** Every route of the portal, as those see it who use it. */
const visits: Record<string, Visit> = {
  '/': { by: [office], path: '/' },
  '/workbench': { by: [officeDirector, departmentLead, sumu], path: '/workbench' },
  '/dashboard': { by: [banner], path: '/dashboard' },
  '/dashboard/$unitId': { by: [office, leader], path: `/dashboard/${units.league}` },
  '/ledger/assignments': { by: [leader, gacha], path: '/ledger/assignments' },
  '/ledger/items': { by: [office, leader], path: '/ledger/items' },
  '/ledger/deductions': { by: [officeDirector], path: '/ledger/deductions' },
  '/assignments/$assignmentId': {
    by: [office, league],
    path: async (demo) => `/assignments/${(await demo.assignment(underway, units.league)).id}`,
  },
  '/items/$itemId': { by: [leader, league], path: async (demo) => `/items/${await demo.item(underway)}` },
  '/items/new': { by: [league], path: '/items/new' },
  '/items/$itemId/edit': {
    by: [office],
    path: async (demo) => `/items/${await demo.item('推广牛羊良种补贴政策')}/edit`,
  },
  '/items/$itemId/decomposition': {
    by: [office],
    path: async (demo) => `/items/${await demo.item('编制盟市通用机场布局方案')}/decomposition`,
  },
  '/items/$itemId/notice': { by: [office], path: async (demo) => `/items/${await demo.item(underway)}/notice` },
  '/approvals': { by: [leader], path: '/approvals' },
  '/search': { by: [office], path: '/search?q=草原' },
  '/settings': { by: [office], path: '/settings' },
  '/organization': { by: ['admin'], path: '/settings/organization' },
  '/organization/$unitId': { by: [office], path: `/settings/organization/${units.league}` },
  '/posts': { by: ['admin', officeDirector], path: '/settings/posts' },
  '/posts/$postId': {
    by: ['admin'],
    path: async (demo) => `/settings/posts/${await demo.postOf(units.league)}`,
  },
  '/status': { by: ['admin'], path: '/settings/status' },
  '/api': { by: ['admin'], path: '/settings/api' },
  $: { by: [office], path: '/no-such-page' },
  '/signed-out': { by: [office], path: '/signed-out' },
  '/sign-in/callback': { by: [office], path: '/sign-in/callback' },
};

/** The paths the router knows, as they stand in its source. The village page is visited by its own spec. */
const routed = [
  ...readFileSync(join(import.meta.dirname, '../../web/src/app/router.tsx'), 'utf8').matchAll(/\bpath: '([^']+)'/g),
].map(([, path]) => path!);

it('visits every route of the portal', () => {
  expect(Object.keys(visits).sort()).toEqual([...new Set(routed)].sort());
});

(isAvailable ? describe : describe.skip)('every route', () => {
  let browser: Browser;
  let people: People;
  const demo = new DemoRecords(new Platform(process.env.E2E_BASE_URL!));
  beforeAll(async () => {
    browser = await launch(process.env.CHROMIUM_PATH!);
    people = new People(browser);
  });
  afterAll(async () => {
    await people.leave();
    await browser.close();
  });

  const walks = Object.entries(visits).flatMap(([route, { by, path }]) =>
    by.map((person) => ({ route, person, path })),
  );
  it.each(walks)(
    '$route is accessible and silent for $person',
    async ({ person: id, path }) => {
      const person = await people.as(id);
      await person.open(typeof path === 'string' ? path : await path(demo));
      await person.settled();
      expect(await person.violations()).toEqual([]);
      expect(person.complaints.splice(0)).toEqual([]);
    },
    120_000,
  );
});

import type { Page } from 'playwright-core';
import type { DemoRecords } from '../client/demo-records.js';
import { people, units } from '../client/platform.js';

export interface Screen {
  /** Name of the file before the role. */
  name: string;
  /** What the index calls it. */
  title: string;
  /** People of the demo who use it. */
  by: readonly string[];
  path: string | ((demo: DemoRecords) => Promise<string>);
  /** A phone instead of an office desktop. */
  isPhone?: boolean;
  /** What is opened or typed before the picture is taken. */
  prepare?: (page: Page) => Promise<void>;
}

const { office, officeDirector, leader, departmentLead, departmentLeader, coUnit, league, banner, sumu, gacha } =
  people;
const admin = 'admin';
const leagueLeader = 'league-leader';
/** Everybody, from the region down; the clerk of a gacha at a desk as well. */
const all = [office, officeDirector, leader, departmentLead, departmentLeader, coUnit, league, banner, sumu, gacha];
const late = '建设草原防火物资储备库';
const climbing = '优化企业开办“一件事”办理流程';
const inHand = '落实冬季供暖保障措施';
const fresh = '推进边境旗市通信基站建设';
const registered = '编制盟市通用机场布局方案';

const press = (name: string) => (page: Page) =>
  page.getByRole('region', { name: '可以办理的事' }).getByRole('button', { name, exact: true }).click();
const open = (name: string) => (page: Page) =>
  page.getByRole('search').getByRole('button', { name, exact: true }).click();

const assignmentOf =
  (title: string, unitId: string) =>
  async (demo: DemoRecords): Promise<string> =>
    `/assignments/${(await demo.assignment(title, unitId)).id}`;
const gachaTask =
  (title: string, root = '/assignments') =>
  async (demo: DemoRecords): Promise<string> =>
    `${root}/${(await demo.assignment(title, await demo.gachaUnitId())).id}`;

/** Every main screen, for those who use it: what the navigation of each role has, then what is opened from there. */
export const screens: readonly Screen[] = [
  {
    name: 'workbench',
    title: '督查工作台',
    by: [office, officeDirector, departmentLead, departmentLeader, coUnit, league, banner, sumu, gacha],
    path: '/workbench',
  },
  { name: 'dashboard', title: '督查看板', by: [...all, admin], path: '/dashboard' },
  {
    name: 'inbox',
    title: '待办',
    by: [office, leader, departmentLead, league, sumu],
    path: '/ledger/assignments',
    prepare: openInbox,
  },
  { name: 'registration', title: '登记督查事项', by: [office, officeDirector, league, banner], path: '/items/new' },
  {
    name: 'draft',
    title: '拟办事项：期限和依据、可能重复的事项',
    by: [office],
    path: async (demo) => `/items/${await demo.item('完善养老服务补贴发放机制')}/edit`,
  },
  { name: 'approvals', title: '立项审批', by: [leader, leagueLeader], path: '/approvals' },
  {
    name: 'decomposition',
    title: '任务分解',
    by: [office],
    path: async (demo) => `/items/${await demo.item(registered)}/decomposition`,
    prepare: async (page) => {
      await page.getByRole('button', { name: '阿拉善盟，加为牵头单位', exact: true }).click();
      await page.getByRole('button', { name: /^内蒙古自治区财政厅，加为.*配合单位$/ }).click();
      await page.getByRole('group', { name: /^配合/ }).waitFor();
    },
  },
  {
    name: 'notice',
    title: '督查通知书',
    by: [office],
    path: async (demo) => `/items/${await demo.item(late)}/notice`,
  },
  { name: 'assignments', title: '任务台账', by: [...all, admin], path: '/ledger/assignments' },
  {
    name: 'assignments-filters',
    title: '任务台账：更多筛选',
    by: [office],
    path: '/ledger/assignments?lamp=RED&role=LEAD',
    prepare: (page) => page.getByRole('search').getByRole('button', { name: /^更多/ }).click(),
  },
  {
    name: 'assignments-columns',
    title: '任务台账：选列',
    by: [office],
    path: '/ledger/assignments',
    prepare: open('列'),
  },
  {
    name: 'assignments-views',
    title: '任务台账：保存的视图',
    by: [office],
    path: '/ledger/assignments?lamp=RED',
    prepare: open('视图'),
  },
  {
    name: 'assignments-bulk',
    title: '任务台账：批量催办',
    by: [office],
    path: '/ledger/assignments?lamp=RED',
    prepare: async (page) => {
      for (const place of [0, 1, 2])
        await page
          .getByRole('grid')
          .getByRole('checkbox')
          .nth(place + 1)
          .click();
      await page.getByRole('region', { name: '批量办理' }).waitFor();
    },
  },
  {
    name: 'items',
    title: '事项台账',
    by: [office, officeDirector, leader, league, banner, admin],
    path: '/ledger/items',
  },
  { name: 'deductions', title: '扣分台账', by: [...all, admin], path: '/ledger/deductions' },
  {
    name: 'item',
    title: '督查事项',
    by: [office, officeDirector, leader, league],
    path: async (demo) => `/items/${await demo.item(late)}`,
  },
  { name: 'assignment', title: '承办任务', by: [office, leader, league], path: assignmentOf(late, units.league) },
  {
    name: 'assignment-department',
    title: '承办任务（部门）',
    by: [departmentLead, departmentLeader],
    path: assignmentOf(fresh, units.departmentLead),
  },
  { name: 'assignment-support', title: '配合任务', by: [coUnit], path: assignmentOf(late, units.coUnit) },
  { name: 'assignment-banner', title: '承办任务（旗县）', by: [banner], path: assignmentOf(late, units.banner) },
  { name: 'assignment-sumu', title: '承办任务（苏木乡镇）', by: [sumu], path: assignmentOf(late, units.sumu) },
  { name: 'assignment-gacha', title: '承办任务（嘎查村）', by: [gacha], path: gachaTask(inHand) },
  {
    name: 'progress',
    title: '报送进展',
    by: [banner],
    path: assignmentOf(late, units.banner),
    prepare: press('报送进展'),
  },
  {
    name: 'cascade',
    title: '向下分解',
    by: [league],
    path: assignmentOf('清理拖欠中小企业账款', units.league),
    prepare: press('向下分解'),
  },
  {
    name: 'review',
    title: '审核',
    by: [office],
    path: assignmentOf(climbing, units.league),
    prepare: press('审核通过'),
  },
  { name: 'search', title: '搜索', by: [office], path: '/search?query=草原' },
  {
    name: 'organization',
    title: '组织机构',
    by: [office, departmentLead, sumu, admin],
    path: `/settings/organization/${units.league}`,
  },
  { name: 'posts', title: '岗位和人员', by: [officeDirector, admin], path: '/settings/posts' },
  {
    name: 'post',
    title: '岗位',
    by: [admin],
    path: async (demo) => `/settings/posts/${await demo.postOf(units.sumu)}`,
  },
  { name: 'status', title: '运行状态', by: [admin], path: '/settings/status' },
  { name: 'api', title: '接口文档', by: [admin], path: '/settings/api' },
  {
    name: 'keys',
    title: '快捷键',
    by: [office],
    path: '/workbench',
    prepare: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    },
  },
  { name: 'forbidden', title: '没有权限', by: [banner], path: '/dashboard/150100000000' },
  { name: 'not-found', title: '没有这个页面', by: [banner], path: '/no-such-page' },
  { name: 'problem', title: '服务没有响应', by: [banner], path: '/ledger/deductions', prepare: withoutScoring },
  { name: 'village', title: '嘎查村填报：要办的事', by: [gacha, sumu], path: '/m', isPhone: true },
  {
    name: 'village-task',
    title: '嘎查村填报：任务',
    by: [gacha],
    path: gachaTask(late, '/m/tasks'),
    isPhone: true,
  },
  {
    name: 'village-feedback',
    title: '嘎查村填报：填写反馈',
    by: [gacha],
    path: gachaTask(inHand, '/m/tasks'),
    isPhone: true,
    prepare: fillFeedback,
  },
  {
    name: 'village-proxy',
    title: '嘎查村填报：苏木代填',
    by: [sumu],
    path: gachaTask(inHand, '/m/tasks'),
    isPhone: true,
    prepare: async (page) =>
      page.getByRole('heading', { name: '填反馈' }).evaluate((heading) => heading.scrollIntoView()),
  },
  {
    name: 'village-offline',
    title: '嘎查村填报：没有网络，未上传',
    by: [gacha],
    path: gachaTask(inHand, '/m/tasks'),
    isPhone: true,
    prepare: async (page) => {
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      await page.context().setOffline(true);
      await fillFeedback(page);
      await page.getByLabel(/^做了什么/).fill('储煤点已检查，缺煤户已补送。');
      await page.getByRole('button', { name: /^提交/ }).click();
      await page.getByRole('listitem').filter({ hasText: '未上传' }).waitFor();
      await page
        .getByRole('listitem')
        .filter({ hasText: '未上传' })
        .evaluate((record) => record.scrollIntoView({ block: 'center' }));
    },
  },
  { name: 'village-waiting', title: '嘎查村填报：没有网络，要办的事', by: [gacha], path: '/m', isPhone: true },
  {
    name: 'village-records',
    title: '嘎查村填报：填过的记录，已上传',
    by: [gacha],
    path: '/m/records',
    isPhone: true,
    prepare: async (page) => {
      await page.context().setOffline(false);
      await page.getByRole('listitem').filter({ hasText: '已上传' }).waitFor();
    },
  },
];

async function openInbox(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^待办/ }).click();
  await page
    .getByRole('group', { name: '待办' })
    .getByText(/等待本岗位办理|没有/)
    .first()
    .waitFor();
}

async function fillFeedback(page: Page): Promise<void> {
  await page.getByText('正在办', { exact: true }).click();
  await page.getByRole('heading', { name: '填反馈' }).evaluate((heading) => heading.scrollIntoView());
}

/** As when one service is down: what it would have answered does not come. */
async function withoutScoring(page: Page): Promise<void> {
  await page.route('**/api/scoring/**', (route) => route.fulfill({ status: 503, body: '' }));
  await page.reload();
  await page.getByRole('button', { name: '重新加载' }).waitFor();
}

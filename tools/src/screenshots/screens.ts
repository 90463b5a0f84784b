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

const { office, officeDirector, leader, departmentLead, coUnit, league, banner, sumu, gacha } = people;
const departmentLeader = people.departmentLeader;
const late = '建设草原防火物资储备库';
const climbing = '优化企业开办“一件事”办理流程';
const inHand = '落实冬季供暖保障措施';
const registered = '编制盟市通用机场布局方案';

const press = (name: string) => (page: Page) =>
  page.getByRole('region', { name: '可以办理的事' }).getByRole('button', { name, exact: true }).click();

/** Every main screen, for those who use it. */
export const screens: readonly Screen[] = [
  {
    name: 'workbench',
    title: '督查工作台',
    by: [office, officeDirector, league, banner, sumu, departmentLead, coUnit],
    path: '/workbench',
  },
  {
    name: 'dashboard',
    title: '督查看板',
    by: [office, leader, league, banner, sumu, departmentLeader],
    path: '/dashboard',
  },
  { name: 'registration', title: '登记督查事项', by: [office, league], path: '/items/new' },
  {
    name: 'draft',
    title: '拟办事项：期限和依据、可能重复的事项',
    by: [office],
    path: async (demo) => `/items/${await demo.item('完善养老服务补贴发放机制')}/edit`,
  },
  { name: 'approvals', title: '立项审批', by: [leader], path: '/approvals' },
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
  {
    name: 'assignments',
    title: '任务台账',
    by: [office, league, banner, sumu, departmentLead, gacha],
    path: '/ledger/assignments',
  },
  { name: 'items', title: '事项台账', by: [office, leader, league], path: '/ledger/items' },
  { name: 'deductions', title: '扣分台账', by: [office, officeDirector, departmentLeader], path: '/ledger/deductions' },
  {
    name: 'item',
    title: '督查事项',
    by: [office, leader],
    path: async (demo) => `/items/${await demo.item(late)}`,
  },
  {
    name: 'assignment',
    title: '承办任务',
    by: [league],
    path: async (demo) => `/assignments/${(await demo.assignment(late, units.league)).id}`,
  },
  {
    name: 'progress',
    title: '报送进展',
    by: [banner],
    path: async (demo) => `/assignments/${(await demo.assignment(late, units.banner)).id}`,
    prepare: press('报送进展'),
  },
  {
    name: 'cascade',
    title: '向下分解',
    by: [league],
    path: async (demo) => `/assignments/${(await demo.assignment('清理拖欠中小企业账款', units.league)).id}`,
    prepare: press('向下分解'),
  },
  {
    name: 'review',
    title: '审核',
    by: [office],
    path: async (demo) => `/assignments/${(await demo.assignment(climbing, units.league)).id}`,
    prepare: press('审核通过'),
  },
  { name: 'search', title: '搜索', by: [office], path: '/search?query=草原' },
  { name: 'organization', title: '组织机构', by: [office], path: `/settings/organization/${units.league}` },
  { name: 'posts', title: '岗位和人员', by: ['admin'], path: '/settings/posts' },
  { name: 'status', title: '运行状态', by: ['admin'], path: '/settings/status' },
  { name: 'village', title: '嘎查村填报：要办的事', by: [gacha], path: '/m', isPhone: true },
  {
    name: 'village-task',
    title: '嘎查村填报：任务',
    by: [gacha],
    path: async (demo) => `/m/tasks/${(await demo.assignment(late, await demo.gachaUnitId())).id}`,
    isPhone: true,
  },
  {
    name: 'village-feedback',
    title: '嘎查村填报：填写反馈',
    by: [gacha],
    path: async (demo) => `/m/tasks/${(await demo.assignment(inHand, await demo.gachaUnitId())).id}`,
    isPhone: true,
    prepare: async (page) => {
      await page.getByText('正在办', { exact: true }).click();
      await page.getByRole('heading', { name: '填反馈' }).evaluate((heading) => heading.scrollIntoView());
    },
  },
];

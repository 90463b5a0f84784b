import type { Browser } from 'playwright-core';
import { launch } from './chromium.js';
import { openAssignment, openItem } from './portal/assignments.js';
import { Breakdown } from './portal/breakdown.js';
import { Keyboard, Mouse } from './portal/hand.js';
import type { Hand } from './portal/hand.js';
import { People } from './portal/person.js';
import { Registration } from './portal/registration.js';

const isAvailable = Boolean(process.env.CHROMIUM_PATH);
const photo = {
  name: '场地照片.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const [league, banner, sumu, gacha] = ['阿拉善盟', '阿拉善左旗', '巴润别立镇', '图日根嘎查'];

(isAvailable ? describe : describe.skip)('the first path on screen', () => {
  let browser: Browser;
  let people: People;
  beforeAll(async () => {
    browser = await launch(process.env.CHROMIUM_PATH!);
    people = new People(browser);
  });
  afterAll(async () => {
    await people.leave();
    await browser.close();
  });

  it.each([new Mouse(), new Keyboard()])(
    'is worked from the draft to the closed item by $name',
    async (hand) => {
      const title = `建设草原防火物资储备库${hand.name === 'mouse' ? '甲' : '乙'}${Date.now() % 100_000}`;
      await register(hand, title);
      await approve(hand, title);
      await breakDownAndDispatch(hand, title);
      await cascadeDown(hand, title);
      await climbBack(hand, title);
      await reviewAndClose(hand, title);
      expect(await people.complaints()).toEqual([]);
    },
    600_000,
  );

  async function register(hand: Hand, title: string): Promise<void> {
    const clerk = await people.as('region-clerk');
    const draft = new Registration(clerk, hand);
    await draft.start();
    await draft.fillInstruction(title);
    await draft
      .similar()
      .getByRole('link', { name: /^建设草原防火物资储备库/ })
      .first()
      .waitFor();
    await draft.saved();
    await expect(draft.field('报告期限').inputValue()).resolves.toMatch(/^\d{4}年\d{1,2}月\d{1,2}日$/);
    await clerk
      .main()
      .getByText(/^依据：《/)
      .first()
      .waitFor();
    await draft.fillDates('2027-3-10', '2027年3月31日');
    await draft.saved();
    await draft.submit();
  }

  async function approve(hand: Hand, title: string): Promise<void> {
    const leader = await people.as('region-leader');
    const entry = leader.page.getByRole('link', { name: new RegExp(title) });
    const reading = leader.page.getByRole('article', { name: title });
    const toApprovals = async () => {
      await hand.press(leader.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '立项审批' }));
      await hand.press(entry);
      await reading.waitFor();
    };
    await toApprovals();
    await hand.press(reading.getByRole('button', { name: '退回修改' }));
    await reading.getByText('请填写退回理由').waitFor();
    await hand.write(reading.getByLabel(/^审批意见/), '拟办意见不明确，请补充牵头单位。');
    await hand.press(reading.getByRole('button', { name: '退回修改' }));
    await leader.page
      .getByRole('status')
      .filter({ hasText: `已退回修改：${title}` })
      .waitFor();

    const clerk = await people.as('region-clerk');
    await openItem(clerk, hand, title);
    await hand.press(clerk.page.getByRole('button', { name: '修改', exact: true }));
    await clerk.main().getByText('审批退回：拟办意见不明确，请补充牵头单位。').waitFor();
    const draft = new Registration(clerk, hand);
    await hand.write(draft.field(/^拟办意见/), '建议立项，由阿拉善盟牵头办理，发展改革委、财政厅配合。');
    await draft.saved();
    await draft.submit();

    await toApprovals();
    await hand.press(reading.getByRole('button', { name: '批准立项' }));
    await leader.page
      .getByRole('status')
      .filter({ hasText: new RegExp(`已批准立项：${title}，事项编号 150000-\\d{4}-LI-\\d{6}`) })
      .waitFor();
  }

  async function breakDownAndDispatch(hand: Hand, title: string): Promise<void> {
    const clerk = await people.as('region-clerk');
    await openItem(clerk, hand, title);
    await hand.press(clerk.page.getByRole('button', { name: '任务分解', exact: true }));
    await clerk.heading('任务分解').waitFor();
    const breakdown = new Breakdown(clerk, hand);
    await breakdown.add('牵头', '阿拉善', league);
    await breakdown.add('配合', 'czt', '内蒙古自治区财政厅');
    await breakdown.add('牵头', '发展和改革', '内蒙古自治区发展和改革委员会');
    await breakdown.fill(breakdown.part('牵头', league), '建成并投用储备库', '乌兰', '副盟长');
    await breakdown.fill(breakdown.part('配合', '财政厅'), '落实建设资金', '孟和', '副厅长');
    await breakdown.fill(breakdown.part('牵头', '发展和改革'), '批复项目并调度进度', '其木格', '副主任');
    await breakdown.save();
    await breakdown.goOn();
    const sheet = await breakdown.sheet().innerText();
    for (const words of ['预览稿', title, '建成并投用储备库', '落实建设资金', '副盟长']) expect(sheet).toContain(words);
    await expect(breakdown.dispatch()).resolves.toMatch(/^内政督通〔\d{4}〕\d+号$/);
  }

  async function cascadeDown(hand: Hand, title: string): Promise<void> {
    const down = [
      { by: 'league-clerk', unit: league!, to: banner!, name: '巴雅尔', as: '副旗长' },
      { by: 'banner-clerk', unit: banner!, to: sumu!, name: '孙国平', as: '镇长' },
      { by: 'sumu-handler', unit: sumu!, to: gacha!, name: '朝鲁', as: '文书' },
    ];
    for (const { by, unit, to, name, as } of down) {
      const page = await openAssignment(await people.as(by), hand, title, unit);
      await page.acknowledge();
      await page.cascade(to, name, as);
    }
    await (await openAssignment(await people.as('gacha-clerk'), hand, title, gacha!)).acknowledge();
  }

  async function climbBack(hand: Hand, title: string): Promise<void> {
    const village = await openAssignment(await people.as('gacha-clerk'), hand, title, gacha!);
    await village.reportProgress('场地已选定，物资陆续到货。', 60, photo);
    await village.submitCompletion('物资已入库并建立台账。');
    const up = [
      { by: 'sumu-handler', unit: sumu!, child: gacha! },
      { by: 'banner-clerk', unit: banner!, child: sumu! },
      { by: 'league-clerk', unit: league!, child: banner! },
    ];
    for (const { by, unit, child } of up) {
      const person = await people.as(by);
      await (await openAssignment(person, hand, title, child)).accept();
      if (by === 'league-clerk') break;
      await (await openAssignment(person, hand, title, unit)).submitCompletion('已逐级核实，任务全部完成。');
    }
    const helper = await openAssignment(await people.as('region-czt-handler'), hand, title, '财政厅');
    await helper.acknowledge();
    await helper.giveInput('建设资金已全部下达。');
  }

  async function reviewAndClose(hand: Hand, title: string): Promise<void> {
    const department = await openAssignment(await people.as('region-fgw-handler'), hand, title, '发展改革委');
    await department.acknowledge();
    await department.submitCompletion('项目已全部批复。');
    const own = await openAssignment(await people.as('league-clerk'), hand, title, league!);
    await own.submitCompletion('储备库已建成投用。');

    const clerk = await people.as('region-clerk');
    await (await openAssignment(clerk, hand, title, league!)).returnForRework('缺少竣工验收材料，请补充。');
    await (await openAssignment(clerk, hand, title, '发展改革委')).accept();

    const again = await openAssignment(await people.as('league-clerk'), hand, title, league!);
    await again.person.main().getByText('缺少竣工验收材料，请补充。').first().waitFor();
    await again.acknowledge();
    await again.submitCompletion('验收材料已补充，储备库已投用。');
    const director = await people.as('region-director');
    await (await openAssignment(director, hand, title, league!)).accept();
    await openItem(director, hand, title);
    await director.main().getByText('事项已办结。').waitFor();
  }
});

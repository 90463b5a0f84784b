import type { Page } from 'playwright-core';
import { Platform, units } from '../../tools/src/client/platform.js';
import * as steps from '../../tools/src/client/steps.js';
import { AssignmentPage } from './portal/assignments.js';
import { Breakdown } from './portal/breakdown.js';
import { Mouse } from './portal/hand.js';
import { dispatchedItem, draftItem, registeredItem } from './portal/matters.js';
import { Registration } from './portal/registration.js';
import { suitePeople } from './portal/suite-people.js';

const isAvailable = Boolean(process.env.CHROMIUM_PATH);
const hand = new Mouse();

/** Two people at one record, and a sign-in that runs out: each sees what the other did, nothing typed is lost. */
(isAvailable ? describe : describe.skip)('two people at one record', () => {
  const people = suitePeople();
  const platform = new Platform(process.env.E2E_BASE_URL!);

  it('write one draft: what only one wrote is merged, what both wrote is asked', async () => {
    const { id } = await draftItem(platform);
    const [clerk, director] = [await people.as('region-clerk'), await people.as('region-director')];
    await clerk.open(`/items/${id}/edit`);
    await director.open(`/items/${id}/edit`);
    const [mine, theirs] = [new Registration(clerk, hand), new Registration(director, hand)];

    await theirs.field(/^事项内容/).fill('主任改写的内容。');
    await theirs.field(/^拟办意见/).fill('主任的拟办意见。');
    await theirs.saved();
    await mine.field('依据说明').fill('经办人补充的依据。');
    await mine.field(/^拟办意见/).fill('经办人的拟办意见。');
    const asked = clerk.main().getByRole('alert').filter({ hasText: '赵建国' });
    await asked.getByText('主任的拟办意见。').waitFor();
    await asked.getByText('经办人的拟办意见。').waitFor();
    await asked.getByRole('button', { name: '用我填写的' }).click();
    await mine.saved();
    await expect(mine.field(/^事项内容/).inputValue()).resolves.toBe('主任改写的内容。');

    await clerk.page.reload();
    await clerk.heading().waitFor();
    await expect(mine.field(/^拟办意见/).inputValue()).resolves.toBe('经办人的拟办意见。');
    await expect(mine.field('依据说明').inputValue()).resolves.toBe('经办人补充的依据。');
  }, 120_000);

  it('break one item down: the other’s breakdown is shown whole before one decides', async () => {
    const { id } = await registeredItem(platform);
    const [clerk, director] = [await people.as('region-clerk'), await people.as('region-director')];
    const [mine, theirs] = [new Breakdown(clerk, hand), new Breakdown(director, hand)];
    for (const one of [mine, theirs]) await one.clerk.open(`/items/${id}/decomposition`);
    await mine.add('牵头', '发展和改革', '内蒙古自治区发展和改革委员会');
    await mine.fill(mine.part('牵头', '发展和改革'), '完善规划', '其木格', '副主任');
    await theirs.add('牵头', '阿拉善', '阿拉善盟');
    await theirs.fill(theirs.part('牵头', '阿拉善盟'), '组织专项整治', '乌兰', '副盟长');
    await theirs.save();

    await clerk.page.getByRole('button', { name: '保存分解' }).click();
    const met = clerk.main().getByRole('alert').filter({ hasText: '赵建国' });
    await met.getByText('组织专项整治').waitFor();
    await mine.part('牵头', '发展和改革').waitFor();
    await met.getByRole('button', { name: '保留我的，继续编辑' }).click();
    await mine.add('牵头', '阿拉善', '阿拉善盟');
    await mine.fill(mine.part('牵头', '阿拉善盟'), '组织专项整治', '乌兰', '副盟长');
    await mine.save();
    await theirs.part('牵头', '发展和改革').waitFor();
  }, 120_000);

  /** The clerk of the league has a report of progress written and not sent. */
  async function progressTyped(id: string, text: string, percent: string) {
    await steps.acknowledge(platform.as('league'), id);
    const league = await people.as('league-clerk');
    await league.open(`/assignments/${id}`);
    const page = new AssignmentPage(league, hand);
    const form = await page.open('报送进展');
    await form.getByLabel(/^进展情况/).fill(text);
    await form.getByLabel(/^完成比例/).fill(percent);
    return { league, page, form };
  }

  it('act on one assignment: the open form says who did what, and goes on with what was typed', async () => {
    const { held } = await dispatchedItem(platform);
    const id = held(units.league);
    const { league, page, form } = await progressTyped(id, '已完成摸底排查。', '30');
    await steps.urge(platform.as('office'), id, '请于本周内报送进展。');
    await form.getByRole('button', { name: '报送进展', exact: true }).click();
    await form.getByText('填写期间，这条记录有了新的变化：').waitFor();
    await form.getByText(/苏日娜/).waitFor();
    await expect(form.getByLabel(/^进展情况/).inputValue()).resolves.toBe('已完成摸底排查。');
    await form.getByRole('button', { name: '已了解，按最新状态继续' }).click();
    await page.send('报送进展');
    await league.main().getByText('已完成摸底排查。').first().waitFor();
  }, 120_000);

  it('a sign-in that runs out in the middle of a form loses nothing', async () => {
    const { held } = await dispatchedItem(platform);
    const id = held(units.league);
    const { league, page, form } = await progressTyped(id, '正在清运砂石。', '45');
    const letGo = await refuseTokens(league.page);
    await form.getByRole('button', { name: '报送进展', exact: true }).click();
    const expired = league.page.getByRole('dialog', { name: /登录/ });
    await expired.waitFor();
    await letGo();
    await expired.getByRole('button').click();
    await league.page.waitForURL(`**/assignments/${id}`);
    await league.heading().waitFor();
    const again = await page.open('报送进展');
    await again.getByText('已恢复上次没有提交的内容。').waitFor();
    await expect(again.getByLabel(/^进展情况/).inputValue()).resolves.toBe('正在清运砂石。');
    await page.send('报送进展');
  }, 120_000);
});

/** Every token is refused and none is renewed, as after the end of a sign-in; the answer lets things go on. */
async function refuseTokens(page: Page): Promise<() => Promise<void>> {
  const refuse = (url: string) =>
    page.route(url, (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' }));
  const urls = ['**/api/**', '**/oidc/token'];
  for (const url of urls) await refuse(url);
  return async () => {
    for (const url of urls) await page.unroute(url);
  };
}

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssignmentTimeline } from '@ducha/contracts';
import type { Browser } from 'playwright-core';
import { eventually } from '../../tools/src/client/patience.js';
import { Platform } from '../../tools/src/client/platform.js';
import * as steps from '../../tools/src/client/steps.js';
import { launch } from './chromium.js';
import { Phone } from './village/phone.js';
import { aTaskInHand, aVillageTask, followed, reportsOf, reportsOnce } from './village/village-task.js';

/** What the platform of this test serves: a new build is a new file in its place. */
const worker = join(import.meta.dirname, '../../web/dist/m/worker.js');
const isAvailable = Boolean(process.env.CHROMIUM_PATH);

(isAvailable ? describe : describe.skip)('the village page', () => {
  const platform = new Platform(process.env.E2E_BASE_URL!, { patienceMs: 10_000 });
  let browser: Browser;
  let phone: Phone;
  beforeAll(async () => {
    browser = await launch(process.env.CHROMIUM_PATH!);
  });
  beforeEach(async () => {
    phone = await Phone.take(browser);
  });
  afterEach(() => phone.context.close());
  afterAll(() => browser.close());

  it('sends a report with photo, written and reloaded without network, exactly once', async () => {
    const task = await aTaskInHand(platform);
    await phone.signIn('gacha-clerk');
    await phone.task(task.title).waitFor();
    expect(await phone.violations()).toEqual([]);
    const photo = await phone.page.screenshot();

    await phone.goOffline(task.title);
    await phone.open(task.title);
    await phone.page.getByText('正在办', { exact: true }).click();
    expect(await phone.violations()).toEqual([]);
    await phone.report('正在办', '清运三车垃圾。', photo);
    await phone.record('清运三车垃圾。', '未上传').waitFor();
    expect(await phone.violations()).toEqual([]);
    await phone.page.reload();
    await phone.record('清运三车垃圾。', '未上传').waitFor();
    await phone.openAnew();
    await phone.page.getByText('1条未上传').waitFor();

    await phone.context.setOffline(false);
    await phone.page.getByRole('button', { name: '登录' }).click();
    const { progress, reported } = await reportsOnce(platform, task);
    expect([progress.length, reported.length]).toEqual([1, 1]);
    expect(progress[0]).toMatchObject({ text: '清运三车垃圾。', percent: 25, isProxyEntry: false });
    expect(progress[0]?.attachments.map(({ contentType }) => contentType)).toEqual(['image/jpeg']);
    await phone.page.getByRole('link', { name: '填过的记录' }).click();
    await phone.record('清运三车垃圾。', '已上传').waitFor();
    expect(await phone.violations()).toEqual([]);
    expect(phone.complaints).toEqual([]);
  }, 120_000);

  it('sends nothing twice when the answer is lost on the way', async () => {
    const task = await aTaskInHand(platform);
    await phone.signIn('gacha-clerk');
    let isLost = false;
    await phone.context.route('**/progress', async (route) => {
      if (isLost) return route.continue();
      isLost = true;
      await route.fetch();
      return route.abort();
    });
    await phone.open(task.title);
    await phone.report('正在办', '答复丢失。');
    await phone.record('答复丢失。', '已上传').waitFor();
    expect(isLost).toBe(true);
    const { progress, reported } = await reportsOf(platform, task);
    expect([progress.length, reported.length]).toEqual([1, 1]);
    expect(phone.faults()).toEqual([]);
  }, 120_000);

  it('goes on where it was when the page is closed in the middle of a photo', async () => {
    const task = await aTaskInHand(platform);
    await phone.signIn('gacha-clerk');
    const photo = await phone.page.screenshot();
    const stored = new Promise<void>((resolve) => {
      // The server has the photo, the phone never hears of it.
      void phone.context.route('**/attachments', async (route) => {
        await route.fetch();
        resolve();
      });
    });
    await phone.open(task.title);
    await phone.report('正在办', '中途关闭。', photo);
    await phone.record('中途关闭。', '上传中').waitFor();
    await stored;
    await phone.context.unroute('**/attachments');
    await phone.openAnew('/m/records');
    await phone.record('中途关闭。', '已上传').waitFor();
    const { progress, reported } = await reportsOf(platform, task);
    expect([progress.length, reported.length, progress[0]?.attachments.length]).toEqual([1, 1, 1]);
    expect(phone.faults()).toEqual([]);
  }, 120_000);

  it('shows the rule that refused a record, and sends it corrected', async () => {
    const task = await aTaskInHand(platform);
    await phone.signIn('gacha-clerk');
    await phone.goOffline(task.title);
    await phone.open(task.title);
    await phone.report('正在办', '还在清运。');
    await steps.submitCompletion(platform.as('gacha'), task.id, '已经办完。');
    await phone.context.setOffline(false);
    const refused = phone.record('还在清运。', '被拒绝');
    await refused.waitFor();
    await refused.getByRole('alert').getByText('没有被接受').waitFor();
    await expect(refused.innerText()).resolves.toContain('待审核');
    expect(await phone.violations()).toEqual([]);

    await steps.returnForRework(platform.as('sumu'), task.id, '缺少照片，请补充。');
    await steps.acknowledge(platform.as('gacha'), task.id);
    await followed(platform, task);
    await phone.openAnew(`/m/tasks/${task.id}`);
    await phone.record('还在清运。', '被拒绝').getByRole('button', { name: '修改' }).click();
    await phone.page.getByRole('heading', { name: '修改后重新上传' }).waitFor();
    await phone.report('正在办', '补清两车。');
    await phone.record('补清两车。', '已上传').waitFor();
    const { progress } = await reportsOf(platform, task);
    expect(progress.map(({ kind, text }) => [kind, text])).toEqual([
      ['COMPLETION', '已经办完。'],
      ['PROGRESS', '补清两车。'],
    ]);
    expect(phone.faults()).toEqual([]);
  }, 120_000);

  it('neither shows nor sends what another person has written on the same phone', async () => {
    const task = await aTaskInHand(platform);
    await phone.signIn('gacha-clerk');
    await phone.goOffline(task.title);
    await phone.open(task.title);
    await phone.report('正在办', '只属于文书本人。');
    await phone.record('只属于文书本人。', '未上传').waitFor();

    await phone.page.close();
    await phone.context.clearCookies();
    await phone.context.setOffline(false);
    phone.page = await phone.newTab();
    await phone.page.locator('button[value="sumu-handler"]').click();
    await phone.page.getByText('高娃').waitFor();
    await phone.task(task.title).first().waitFor();
    await phone.page.getByRole('link', { name: '填过的记录' }).click();
    await phone.page.getByText('还没有您填写的记录').waitFor();
    await expect(phone.page.content()).resolves.not.toContain('只属于文书本人');
    expect((await reportsOf(platform, task)).progress).toEqual([]);

    await phone.page.getByRole('link', { name: '返回' }).click();
    await phone.page.getByRole('button', { name: '退出登录' }).click();
    await phone.page.waitForURL('**/m/signed-out*');
    expect(await phone.violations()).toEqual([]);
    await phone.page.getByRole('button', { name: '重新登录' }).click();
    await phone.page.locator('button[value="gacha-clerk"]').click();
    const { progress } = await reportsOnce(platform, task);
    expect(progress.map(({ text, enteredBy }) => [text, enteredBy.personName])).toEqual([['只属于文书本人。', '朝鲁']]);
    expect(phone.faults()).toEqual([]);
  }, 120_000);

  it('lets a township record for its village, and says so', async () => {
    const task = await aTaskInHand(platform);
    await phone.signIn('sumu-handler');
    await phone.page.getByLabel('替哪个嘎查村办').selectOption({ label: await optionOf(phone, '图日根嘎查') });
    expect(await phone.violations()).toEqual([]);
    await phone.open(task.title);
    await phone.page.getByText(/您在代.*图日根嘎查.*填写/).waitFor();
    await phone.report('还没办', '等天气转暖。');
    await phone.record('等天气转暖。', '已上传').getByText(/代录/).waitFor();
    const { progress, reported } = await reportsOf(platform, task);
    expect(progress).toMatchObject([{ isProxyEntry: true, percent: 0, enteredBy: { personName: '高娃' } }]);
    expect(reported).toMatchObject([{ isProxyEntry: true }]);
    expect(await phone.violations()).toEqual([]);
    expect(phone.complaints).toEqual([]);
  }, 120_000);

  it('is where the staff of a township comes to on a phone, and from where they reach the desktop', async () => {
    await phone.page.goto(process.env.E2E_BASE_URL!);
    await phone.page.locator('button[value="sumu-handler"]').click();
    await phone.page.waitForURL('**/m');
    await phone.headline().waitFor();
    await phone.page.getByRole('link', { name: '电脑版' }).click();
    await phone.page.waitForURL('**/workbench');
    expect(phone.faults()).toEqual([]);
  }, 120_000);

  it('acknowledges with one tap that can be taken back', async () => {
    const task = await aVillageTask(platform);
    await phone.signIn('gacha-clerk');
    await phone.task(task.title).getByRole('button', { name: '签收' }).click();
    await phone.task(task.title).getByRole('button', { name: '撤销' }).click();
    await phone.task(task.title).getByRole('button', { name: '签收' }).click();
    await eventually(async () => {
      const { status } = await steps.assignment(platform.as('gacha'), task.id);
      if (status !== 'IN_PROGRESS') throw new Error(`the task is ${status}`);
    });
    const events = await platform
      .as('gacha')
      .get<{ rows: { type: string }[] }>(`/api/tracking/assignments/${task.id}/events`);
    expect(events.rows.filter(({ type }) => type.includes('.acknowledged.'))).toHaveLength(1);
    expect(phone.complaints).toEqual([]);
  }, 120_000);

  it('shows why a report came back and until when, and takes the task in hand again', async () => {
    const task = await aTaskInHand(platform);
    await steps.submitCompletion(platform.as('gacha'), task.id, '已经办完。');
    await steps.returnForRework(platform.as('sumu'), task.id, '缺少清运前后的照片。');
    await phone.signIn('gacha-clerk');
    await phone.task(task.title).getByText('退回重办').waitFor();
    await phone.open(task.title);
    const notice = phone.page.getByRole('region', { name: '退回重办' });
    await notice.getByText('缺少清运前后的照片。').waitFor();
    await notice.getByText(/^高娃，\d+月\d+日 \d\d:\d\d$/).waitFor();
    expect(await phone.violations()).toEqual([]);

    // What was read is there without network too.
    await phone.context.setOffline(true);
    await phone.page.reload();
    await notice.getByText('缺少清运前后的照片。').waitFor();
    await phone.context.setOffline(false);
    await phone.page.getByRole('button', { name: '签收' }).click();
    await phone.report('正在办', '照片已补拍。');
    const { progress } = await eventually(async () => {
      const reports = await reportsOf(platform, task);
      if (reports.progress.length < 2) throw new Error('the second report has not come');
      return reports;
    });
    expect(progress.map(({ kind, text }) => [kind, text])).toEqual([
      ['COMPLETION', '已经办完。'],
      ['PROGRESS', '照片已补拍。'],
    ]);
    expect(phone.faults()).toEqual([]);
  }, 120_000);

  it('declines with a reason, written without network, once', async () => {
    const task = await aVillageTask(platform);
    await phone.signIn('gacha-clerk');
    await phone.goOffline(task.title);
    await phone.open(task.title);
    await phone.page.getByRole('button', { name: '不能承接' }).click();
    await phone.page.getByText('只能拒签一次，由巴润别立镇决定是否收回。').waitFor();
    await phone.page.getByRole('button', { name: '提交拒签' }).click();
    await phone.page.getByText('请写明理由。').waitFor();
    expect(await phone.violations()).toEqual([]);
    await phone.page.getByLabel(/^理由/).fill('该地块属于邻近嘎查。');
    await phone.page.getByRole('button', { name: '提交拒签' }).click();
    await phone.record('拒签', '未上传').waitFor();
    await phone.page.getByText('已填好，上传后由巴润别立镇处理。').waitFor();

    await phone.context.setOffline(false);
    await phone.record('拒签', '已上传').waitFor();
    await phone.page.getByText('已拒签，等巴润别立镇决定。').waitFor();
    expect(await phone.violations()).toEqual([]);
    const { rows } = await platform.as('sumu').get<AssignmentTimeline>(`/api/tracking/assignments/${task.id}/events`);
    const declined = rows.filter(({ type }) => type.includes('.declined.'));
    expect(declined.map(({ reason }) => reason)).toEqual(['该地块属于邻近嘎查。']);
    expect(phone.faults()).toEqual([]);
  }, 120_000);

  it('shows in one tab what was written in another, and sends it from one of them', async () => {
    const task = await aTaskInHand(platform);
    await phone.signIn('gacha-clerk');
    const other = await phone.newTab('/m/records');
    await phone.signedIn(other);
    await other.getByRole('heading', { name: '填过的记录' }).waitFor();
    await phone.goOffline(task.title);
    await phone.open(task.title);
    await phone.report('正在办', '两个窗口。');
    await other.getByText('两个窗口。').waitFor();
    await phone.context.setOffline(false);
    await other.getByRole('listitem').filter({ hasText: '已上传' }).waitFor();
    expect((await reportsOf(platform, task)).reported).toHaveLength(1);
    expect(phone.faults()).toEqual([]);
  }, 120_000);

  it('takes a new version when asked to, and loses nothing that was written', async () => {
    const task = await aTaskInHand(platform);
    await phone.signIn('gacha-clerk');
    await phone.open(task.title);
    await phone.page.getByText('正在办', { exact: true }).click();
    await phone.page.getByLabel(/^做了什么/).fill('写到一半。');
    const built = await readFile(worker, 'utf8');
    await writeFile(worker, `${built}// the next build\n`);
    try {
      await phone.page.evaluate('navigator.serviceWorker.ready.then((registration) => registration.update())');
      await phone.page.getByText('页面有新版本').waitFor();
    } finally {
      await writeFile(worker, built);
    }
    expect(await phone.violations()).toEqual([]);
    await Promise.all([phone.page.waitForEvent('load'), phone.page.getByRole('button', { name: '更新' }).click()]);
    await expect(phone.page.getByLabel(/^做了什么/).inputValue()).resolves.toBe('写到一半。');
    expect(phone.faults()).toEqual([]);
  }, 120_000);

  it('keeps what was typed when the phone is full', async () => {
    const task = await aTaskInHand(platform);
    const giveRoom = await phone.limitStorage(1_400_000);
    await phone.signIn('gacha-clerk');
    await phone.open(task.title);
    const noise = await phone.noise();
    await phone.report('正在办', '手机满了。', noise, noise, noise);
    await phone.page.getByRole('alert').getByText('存储空间已满').waitFor();
    expect(await phone.violations()).toEqual([]);
    await expect(phone.page.getByLabel(/^做了什么/).inputValue()).resolves.toBe('手机满了。');
    await giveRoom(100_000_000);
    for (const number of [3, 2, 1]) await phone.page.getByRole('button', { name: `删去照片${number}` }).click();
    await phone.page.getByRole('button', { name: /^提交/ }).click();
    const { progress } = await reportsOnce(platform, task);
    expect(progress.map(({ text, attachments }) => [text, attachments.length])).toEqual([['手机满了。', 0]]);
    expect(phone.faults()).toEqual([]);
  }, 120_000);
});

/** The chooser's words for a unit say how much it has in hand, too. */
async function optionOf({ page }: Phone, unit: string): Promise<string> {
  return page.getByRole('option', { name: new RegExp(`^${unit}`) }).innerText();
}

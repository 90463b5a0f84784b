import type { Hand } from './hand.js';
import type { Person } from './person.js';

/** The clerk's draft: fields of a matter, autosave, duplicates beside the form, submission. */
export class Registration {
  constructor(
    private readonly clerk: Person,
    private readonly hand: Hand,
  ) {}

  get page() {
    return this.clerk.page;
  }

  saveMark() {
    return this.clerk.main().getByRole('banner').or(this.clerk.main().locator('header')).getByRole('status');
  }

  field(label: string | RegExp) {
    return this.clerk.main().getByLabel(label, { exact: typeof label === 'string' });
  }

  async start(): Promise<void> {
    await this.hand.press(
      this.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '督查立项' }),
    );
    await this.clerk.heading('登记督查事项').waitFor();
    await this.hand.tick(this.page.getByRole('radio', { name: '否，不涉及' }));
  }

  /** Everything an instruction of a leader asks for; what the policies propose stays as it is. */
  async fillInstruction(title: string): Promise<void> {
    const { hand } = this;
    await hand.write(this.field(/^事项名称/), title);
    await hand.write(this.field(/^事项内容/), '各有关盟市、部门要按期建成草原防火物资储备库，保障春季防火期物资供应。');
    await hand.choose(this.field(/^来源类型/), '领导批示件');
    await hand.write(this.field('批示件编号'), '内政办批〔2026〕18号');
    await hand.write(this.field('批示领导'), '自治区人民政府主要领导');
    await hand.write(this.field('批示日期'), this.today());
    await hand.write(this.field('批示原文'), '今年建成一批草原防火物资储备库。');
    await hand.choose(this.field(/^督查内容/), '重要工作部署落实情况');
    await hand.tick(this.page.getByRole('radio', { name: '加急' }));
    await hand.write(this.field(/^拟办意见/), '建议立项，由有关盟市牵头办理，按期报告落实情况。');
    await hand.choose(this.field('立项依据'), '行政首长指令');
    await hand.write(this.field('依据说明'), '自治区人民政府主要领导批示');
  }

  async fillDates(report: string, completion: string): Promise<void> {
    await this.hand.write(this.field('报告期限'), report);
    await this.hand.write(this.field('办理时限'), completion);
  }

  /** Waits until everything typed is with the server. */
  async saved(): Promise<void> {
    await this.clerk.main().getByRole('status').filter({ hasText: '已保存' }).waitFor();
  }

  similar() {
    return this.clerk
      .main()
      .getByRole('heading', { name: /可能重复的事项/ })
      .locator('..');
  }

  async submit(): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: '提交立项审批' }));
    await this.clerk.main().getByText('待立项审批').first().waitFor();
  }

  private today(): string {
    return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '.');
  }
}

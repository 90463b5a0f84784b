import { ItemView, type DecomposeItemBody, type RecordItemBody } from '@ducha/contracts';
import type { RunningIntake } from './running-intake.js';

const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

export const draftBody = (changes: Partial<RecordItemBody> = {}): RecordItemBody => ({
  title: '推进草原防火物资储备库建设',
  content: '按照会议部署，年内建成并投用草原防火物资储备库。',
  source: { kind: 'LEADER_INSTRUCTION', issuedBy: '自治区主席', receivedOn: '2026-03-02' },
  contentCategory: 'KEY_WORK',
  urgency: 'NORMAL',
  disclosure: 'INTERNAL',
  containsStateSecret: false,
  handlingProposal: '拟由阿拉善盟牵头办理，财政厅配合。',
  initiationBasis: { kind: 'LEADER_DIRECTIVE', reference: '主席2026年3月2日批示' },
  reportDueAt: daysFromNow(20),
  completionDueAt: daysFromNow(50),
  ...changes,
});

const task = (unitId: string) => ({
  unitId,
  task: '建成并投用储备库',
  responsiblePerson: { name: '乌兰', title: '分管负责人' },
});

/** 阿拉善盟 leads with 财政厅 in support, 发展改革委 leads alone. */
export const breakdownBody = (): DecomposeItemBody => ({
  leads: [{ ...task('152900000000'), supports: [task('150000000000_CZT')] }, task('150000000000_FGW')],
});

export const reasonBody = { reason: '情况说明' };

/** The people of the autonomous region taking an item as far as a test needs it. */
export class ItemSteps {
  constructor(private readonly intake: RunningIntake) {}

  /** Sends a command and insists on its success. */
  async command(method: 'POST' | 'PUT' | 'PATCH', path: string, personId: string, body: unknown): Promise<ItemView> {
    const answer = await this.intake.send(method, path, personId, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return ItemView.parse(answer.body);
  }

  record(changes: Partial<RecordItemBody> = {}, personId = 'region-clerk'): Promise<ItemView> {
    return this.command('POST', '/items', personId, draftBody(changes));
  }

  async pending(changes: Partial<RecordItemBody> = {}): Promise<ItemView> {
    const { id } = await this.record(changes);
    return this.command('POST', `/items/${id}/submit`, 'region-clerk', {});
  }

  async registered(changes: Partial<RecordItemBody> = {}): Promise<ItemView> {
    const { id } = await this.pending(changes);
    return this.command('POST', `/items/${id}/approve`, 'region-leader', { opinion: '同意立项' });
  }

  async decomposed(changes: Partial<RecordItemBody> = {}): Promise<ItemView> {
    const { id } = await this.registered(changes);
    return this.command('PUT', `/items/${id}/decomposition`, 'region-clerk', breakdownBody());
  }

  async dispatched(changes: Partial<RecordItemBody> = {}): Promise<ItemView> {
    const { id } = await this.decomposed(changes);
    return this.command('POST', `/items/${id}/dispatch`, 'region-clerk', { requirement: '按期报告落实情况' });
  }
}

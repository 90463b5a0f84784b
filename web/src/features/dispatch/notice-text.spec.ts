import type { LeadView, TaskView } from '@ducha/contracts';
import { copiesOf, dateOf, noticeTasks, ordinal, paragraphsOf, recipientsOf } from './notice-text.js';

const part = (name: string, task: string): TaskView => ({
  assignmentId: name,
  unit: { id: name, name, shortName: name, level: 'LEAGUE_CITY', kind: 'DEPARTMENT' },
  task,
  responsiblePerson: { name: '张立新', title: '主任', phone: null },
  reportDueAt: '2026-12-01T16:00:00.000Z',
  completionDueAt: '2026-12-20T16:00:00.000Z',
  skipsLevel: false,
  status: null,
});
const leads: LeadView[] = [
  { ...part('发展改革委', '建成储备库'), supports: [part('财政局', '落实资金'), part('林草局', '建成储备库')] },
  { ...part('应急管理局', '配备物资'), supports: [part('财政局', '落实资金')] },
];

describe('the notice', () => {
  it('goes to the leads', () => expect(recipientsOf(leads)).toEqual(['发展改革委', '应急管理局']));
  it('is copied to each co-unit once', () => expect(copiesOf(leads)).toEqual(['财政局', '林草局']));

  it('names task, person and last days', () =>
    expect(noticeTasks(leads)[0]).toEqual({
      lead: '发展改革委',
      supports: ['财政局', '林草局'],
      task: '建成储备库',
      person: '张立新（主任）',
      reportDue: '2026年12月1日',
      completionDue: '2026年12月20日',
      parts: [{ unit: '财政局', task: '落实资金' }],
    }));

  it('is dated on the day of issue in Shanghai', () =>
    expect(dateOf({ notice: { number: '', requirement: '', issuedAt: '2026-11-30T16:30:00.000Z' } }, new Date())).toBe(
      '2026年12月1日',
    ));

  it('is dated today before it', () =>
    expect(dateOf({ notice: null }, new Date('2026-11-23T02:00:00Z'))).toBe('2026年11月23日'));
});

describe('paragraphsOf', () => {
  it('drops blank lines', () => expect(paragraphsOf(' 一\n\n 二 \n')).toEqual(['一', '二']));
});

describe('ordinal', () => {
  it.each([
    [0, '一'],
    [9, '十'],
    [10, '11'],
  ])('%i is %s', (index, expected) => expect(ordinal(index)).toBe(expected));
});

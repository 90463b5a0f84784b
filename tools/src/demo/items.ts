import type { ItemStatus, SourceKind, Urgency } from '@ducha/contracts';

interface Span {
  days?: number;
  seconds?: number;
}

export interface DemoItem {
  title: string;
  content: string;
  sourceKind: SourceKind;
  sentence: string;
  urgency?: Urgency;
  reportDue: Span;
  completionDue: Span;
  /** A nearer date for the gacha at the end of the cascade. */
  gachaDue?: Span;
  /** The office that registers it; by default that of the region. */
  by?: 'league' | 'banner';
  /** How far the item's story goes. */
  until: ItemStatus | 'REJECTED' | 'DECLINED' | 'URGED' | 'RETURNED';
}

const month = { reportDue: { days: 15 }, completionDue: { days: 30 } };
const quarter = { reportDue: { days: 30 }, completionDue: { days: 90 } };
/** Due so soon that the date passes while the demo plays. */
const late = { reportDue: { seconds: 20 }, completionDue: { seconds: 20 } };
const near = { reportDue: { days: 2 }, completionDue: { days: 2 } };

export const demoItems: readonly DemoItem[] = [
  {
    title: '推进农村牧区生活垃圾治理',
    content: '各地要健全收运处置体系，实现行政嘎查村全覆盖。',
    sourceKind: 'MAJOR_DECISION',
    sentence: '农村牧区生活垃圾收运处置体系覆盖全部行政嘎查村。',
    ...quarter,
    until: 'IN_PROGRESS',
  },
  {
    title: '建设草原防火物资储备库',
    content: '春季防火期前建成投用一批储备库。',
    sourceKind: 'LEADER_INSTRUCTION',
    sentence: '防火物资要备在前面、备在基层。',
    urgency: 'URGENT',
    ...late,
    until: 'IN_PROGRESS',
  },
  {
    title: '落实冬季供暖保障措施',
    content: '对供暖企业储煤、管网检修情况逐一核实。',
    sourceKind: 'MEETING_RESOLUTION',
    sentence: '会议要求，确保群众温暖过冬。',
    urgency: 'CRITICAL',
    ...late,
    until: 'URGED',
  },
  {
    title: '清理拖欠中小企业账款',
    content: '建立台账，分期清偿，防止新增。',
    sourceKind: 'UPPER_LEVEL_DOCUMENT',
    sentence: '各地要按季度报告清欠进展。',
    ...near,
    until: 'IN_PROGRESS',
    gachaDue: { days: 1 },
  },
  {
    title: '优化企业开办“一件事”办理流程',
    content: '压缩办理环节和时间，全程网上办理。',
    sourceKind: 'MAJOR_DECISION',
    sentence: '企业开办时间压缩至三个工作日以内。',
    ...month,
    until: 'UNDER_REVIEW',
  },
  {
    title: '改造老旧供水管网',
    content: '完成年度改造任务并通水验收。',
    sourceKind: 'DEPUTY_SUGGESTION',
    sentence: '建议加快旗县城区老旧供水管网改造。',
    ...month,
    until: 'RETURNED',
  },
  {
    title: '整治农村牧区道路安全隐患',
    content: '排查临水临崖、急弯陡坡路段并完成整治。',
    sourceKind: 'CPPCC_PROPOSAL',
    sentence: '关于加强农村牧区道路安全防护设施建设的提案。',
    ...month,
    until: 'COMPLETED',
  },
  {
    title: '完成高标准农田建设年度任务',
    content: '按期建成并上图入库。',
    sourceKind: 'MAJOR_DECISION',
    sentence: '新建和改造提升一批高标准农田。',
    ...quarter,
    until: 'ARCHIVED',
  },
  {
    title: '核查信访反映的草场承包纠纷',
    content: '查清事实，依法调处，及时答复来信人。',
    sourceKind: 'PETITION',
    sentence: '群众来信反映草场边界不清。',
    ...late,
    until: 'COMPLETED',
  },
  {
    title: '推进边境旗市通信基站建设',
    content: '补齐边境地区信号盲区。',
    sourceKind: 'LEADER_INSTRUCTION',
    sentence: '请有关部门会同盟市抓紧推进。',
    ...month,
    until: 'DISPATCHED',
  },
  {
    title: '规范牧区医疗机构药品采购',
    content: '开展专项检查，落实集中带量采购。',
    sourceKind: 'AUDIT',
    sentence: '审计发现部分机构未执行集中采购。',
    ...month,
    until: 'DECLINED',
  },
  {
    title: '新建飞地产业园区',
    content: '开展选址论证。',
    sourceKind: 'ASSIGNED_BY_LEADER',
    sentence: '请研究提出意见并抓好落实。',
    ...month,
    until: 'CLOSED_UNABLE',
  },
  {
    title: '修订地方储备粮轮换办法',
    content: '国家办法出台后同步修订。',
    sourceKind: 'MEETING_RESOLUTION',
    sentence: '会议议定，适时修订有关办法。',
    ...quarter,
    until: 'SUSPENDED',
  },
  {
    title: '开展“双减”政策落实情况检查',
    content: '与已立项事项内容相同。',
    sourceKind: 'MEDIA',
    sentence: '媒体反映个别机构违规开班。',
    ...month,
    until: 'REVOKED',
  },
  {
    title: '编制盟市通用机场布局方案',
    content: '提出近期建设项目清单。',
    sourceKind: 'MEETING_RESOLUTION',
    sentence: '会议议定，编制全区通用机场布局方案。',
    ...quarter,
    until: 'REGISTERED',
  },
  {
    title: '治理城区停车难问题',
    content: '利用闲置地块增设公共停车位。',
    sourceKind: 'MAILBOX',
    sentence: '市民来信建议增设停车泊位。',
    ...month,
    until: 'PENDING_APPROVAL',
  },
  {
    title: '完善养老服务补贴发放机制',
    content: '核实补贴对象，按月足额发放。',
    sourceKind: 'HOTLINE',
    sentence: '热线反映部分地区补贴发放不及时。',
    ...month,
    until: 'REJECTED',
  },
  {
    title: '推广牛羊良种补贴政策',
    content: '拟办意见征求意见中。',
    sourceKind: 'CLUE',
    sentence: '调研中牧民建议扩大补贴范围。',
    ...quarter,
    until: 'DRAFT',
  },
  {
    title: '关于赴外地学习考察的请示',
    content: '主要领导已批示有关领导阅处。',
    sourceKind: 'ASSIGNED_BY_LEADER',
    sentence: '请分管领导阅处。',
    ...month,
    until: 'TRANSFERRED',
  },
  {
    title: '全国督查工作简报（第三期）',
    content: '供领导和工作人员阅知。',
    sourceKind: 'UPPER_LEVEL_DOCUMENT',
    sentence: '印发简报，供参阅。',
    ...month,
    until: 'NOT_REGISTERED',
  },
  {
    title: '排查整治沙漠旅游景区安全隐患',
    content: '对景区道路、游乐设施和应急救援力量逐一核查。',
    sourceKind: 'UPPER_LEVEL_DOCUMENT',
    sentence: '各地要在旅游旺季前完成景区安全隐患整治。',
    ...month,
    by: 'league',
    until: 'DISPATCHED',
  },
  {
    title: '推进公共场所无障碍设施改造',
    content: '完成车站、医院、政务服务大厅无障碍设施改造。',
    sourceKind: 'UPPER_LEVEL_DOCUMENT',
    sentence: '各地要加快公共场所无障碍设施改造。',
    ...quarter,
    by: 'league',
    until: 'PENDING_APPROVAL',
  },
  {
    title: '核实禁牧休牧补助发放情况',
    content: '逐户核实补助面积和发放金额，张榜公示。',
    sourceKind: 'UPPER_LEVEL_DOCUMENT',
    sentence: '各地要核实补助面积和金额，防止漏发错发。',
    ...month,
    by: 'banner',
    until: 'DISPATCHED',
  },
];

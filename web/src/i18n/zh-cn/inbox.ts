export const inbox = {
  label: '待办',
  many: '999+',
  unit: '件',
  new: '新',
  failed: '待办暂时读不到，正在重试。',
  none: '没有等待本岗位办理的事项。',
  total: '等待本岗位办理 {{count}} 件',
  asOf: '{{time}} 的数据',
  count: '{{count}} 件',
  all: '全部',
  since: '{{time}} 起等待',
  due: '期限 {{day}}',
} as const;

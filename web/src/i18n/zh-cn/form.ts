export const form = {
  required: '必填',
  left: '还可输入 {{count}} 字',
  silence: '网络没有响应，内容已留在本机，请稍后再试；重复提交不会重复办理。',
  trouble: '服务处理出错，内容已留在本机，请稍后再试。',
  noDay: '日期没有看懂，请写成 2026-12-31 或者 12-31。',
  dayPlaceholder: '年-月-日',
  openCalendar: '打开{{label}}的日历',
} as const;

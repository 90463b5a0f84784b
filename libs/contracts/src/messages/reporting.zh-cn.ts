export const reportingMessages: Record<string, string> = {
  'reporting.unit.not-found': '未找到单位 {unitId}。',
  'reporting.unit.outside-jurisdiction': '单位“{unit}”不在您的管辖范围内，不能查看。',
  'reporting.masked-text': '（工作秘密事项，内容不予显示）',
  'reporting.lamp.done': '已办结或终止，不再计时。',
  'reporting.lamp.red': '已超过{dueAt}的时限。',
  'reporting.lamp.red-stopped': '{stoppedAt}停止计时时，已超过{dueAt}的时限。',
  'reporting.lamp.yellow': '临近时限：应于{dueAt}前完成。',
  'reporting.lamp.yellow-stopped': '{stoppedAt}停止计时，时限为{dueAt}，当时已临近。',
  'reporting.lamp.green': '在时限内：应于{dueAt}前完成。',
  'reporting.lamp.green-stopped': '{stoppedAt}停止计时，未超过{dueAt}的时限。',
};

export const scoringMessages: Record<string, string> = {
  'scoring.deduction.not-found': '未找到该扣分记录，或该记录不在您的管辖范围内。',
  'scoring.deduction.confirm-not-proposed': '只有“待确认”的扣分可以确认，请刷新后查看当前状态。',
  'scoring.deduction.withdraw-not-open': '该扣分当前状态不可撤回；申诉中的扣分请通过审理申诉作出决定。',
  'scoring.deduction.appeal-not-confirmed': '只有“已确认”且未申诉过的扣分可以申诉。',
  'scoring.deduction.decide-without-appeal': '该扣分没有待审理的申诉。',
  'scoring.deduction.count-not-standing': '只有已确认或维持的扣分可以计入季度结果。',
  'scoring.deduction.decider-not-director': '扣分的确认、撤回和申诉审理由督查室主任办理，您的岗位无此权限。',
  'scoring.deduction.decider-not-supervising': '您所代表的单位不是县级以上人民政府督查主体，不能作出扣分决定。',
  'scoring.deduction.decider-not-superior':
    '扣分由被扣分单位的上级政府督查机构决定，本单位不能对自身或管辖范围以外的单位作出决定。',
  'scoring.deduction.appellant-not-assessed': '只有被扣分单位可以提出申诉。',
  'scoring.deduction.appellant-role': '申诉由被扣分单位负责人或承办人提出，您的岗位无此权限。',
  'scoring.unit.not-found': '未找到单位 {unitId}。',
  'scoring.unit.outside-jurisdiction': '单位“{unit}”不在您的管辖范围内，不能查看。',
  'scoring.masked-title': '（工作秘密事项，标题不予显示）',
};

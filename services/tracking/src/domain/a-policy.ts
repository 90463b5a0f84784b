import type { DeadlinePolicy } from './deadline-policy.js';

/** A rule of the autonomous region for every item: report within 15 days. */
export const aPolicy = (change: Partial<DeadlinePolicy> = {}): DeadlinePolicy => ({
  id: 'report',
  version: 1,
  title: '报告落实情况',
  jurisdiction: '150000000000',
  validFrom: '2015-01-01',
  validTo: null,
  subject: 'ITEM',
  sourceKinds: null,
  urgencies: null,
  startEvent: 'DOCUMENT_ISSUED',
  report: { kind: 'DAYS', amount: 15 },
  reminders: [],
  escalation: [],
  document: '《督查工作办法》',
  clause: '第三条',
  ...change,
});

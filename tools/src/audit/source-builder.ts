import type { AssignmentSource } from './sources.js';

const at = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** An assignment in progress of a league, for specs. */
export const anAssignmentSource = (changes: Partial<AssignmentSource> = {}): AssignmentSource => ({
  id: '0198c0de-0000-7000-8000-0000000000b1',
  unitPath: '150000000000.152900000000',
  level: 'LEAGUE_CITY',
  contentCategory: 'KEY_WORK',
  sourceKind: 'LEADER_INSTRUCTION',
  role: 'LEAD',
  issuingUnitId: '150000000000',
  status: 'IN_PROGRESS',
  reportDueAt: at('2026-03-03'),
  completionDueAt: at('2026-03-31'),
  firstReportedAt: null,
  clockStoppedAt: null,
  isOverdue: false,
  nextReportDueAt: null,
  warnings: { REPORT: 1, COMPLETION: 3 },
  deliveredAt: at('2026-02-02'),
  acknowledgedAt: null,
  closedAt: null,
  overdueAt: null,
  returnedAt: null,
  extendedAt: null,
  ...changes,
});

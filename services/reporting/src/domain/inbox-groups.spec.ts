import { LedgerAssignmentQuery, LedgerItemQuery, DeductionQuery, inboxGroupKinds } from '@ducha/contracts';
import { inboxGroupsOf, inboxLinks } from './inbox-groups.js';

const handling = ['TO_ACKNOWLEDGE', 'OVERDUE', 'DUE_SOON', 'RETURNED', 'TO_REPORT'];
const registering = ['TO_DISPATCH', 'TO_DECOMPOSE', 'DRAFTS'];

describe('inboxGroupsOf', () => {
  it.each([
    { role: 'SUPERVISION_CLERK', level: 'LEAGUE_CITY', groups: [...handling, 'TO_REVIEW', ...registering] },
    {
      role: 'SUPERVISION_DIRECTOR',
      level: 'BANNER_COUNTY',
      groups: [...handling, 'TO_REVIEW', ...registering, 'DEDUCTIONS_TO_DECIDE'],
    },
    { role: 'APPROVING_LEADER', level: 'AUTONOMOUS_REGION', groups: ['TO_APPROVE'] },
    { role: 'UNIT_HANDLER', level: 'LEAGUE_CITY', groups: handling },
    { role: 'UNIT_LEADER', level: 'SUMU_TOWNSHIP', groups: [...handling, 'TO_REVIEW'] },
    { role: 'VILLAGE_CLERK', level: 'GACHA_VILLAGE', groups: handling },
    { role: 'SYSTEM_ADMIN', level: 'AUTONOMOUS_REGION', groups: [] },
  ] as const)('$role at $level has $groups.length groups', ({ role, level, groups }) => {
    expect(inboxGroupsOf({ role, level })).toEqual(groups);
  });
});

describe('inboxLinks', () => {
  const queries = { assignments: LedgerAssignmentQuery, items: LedgerItemQuery, deductions: DeductionQuery };

  it.each(inboxGroupKinds)('%s opens a query its ledger understands', (kind) => {
    const { ledger, query } = inboxLinks[kind];
    expect(queries[ledger].safeParse(query)).toMatchObject({ success: true });
  });
});

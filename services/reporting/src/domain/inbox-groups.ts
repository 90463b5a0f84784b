import type { Inbox, InboxGroupKind, PostRole, RegionLevel } from '@ducha/contracts';
import { inboxGroupKinds } from '@ducha/contracts';

type Link = Inbox['groups'][number]['link'];

const handlers: readonly PostRole[] = [
  'SUPERVISION_CLERK',
  'SUPERVISION_DIRECTOR',
  'UNIT_HANDLER',
  'UNIT_LEADER',
  'VILLAGE_CLERK',
];
const supervisors: readonly PostRole[] = ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR'];
const townshipStaff: readonly PostRole[] = ['UNIT_HANDLER', 'UNIT_LEADER'];
/** 《政府督查工作条例》第二条: people's governments of the county level and above supervise. */
const supervisingLevels: readonly RegionLevel[] = ['AUTONOMOUS_REGION', 'LEAGUE_CITY', 'BANNER_COUNTY'];

/** The groups a post can act on, in the order of the inbox. Whether it really may act on a row, its service decides. */
export function inboxGroupsOf({ role, level }: { role: PostRole; level: RegionLevel }): InboxGroupKind[] {
  return inboxGroupKinds.filter((kind) => {
    switch (kind) {
      case 'TO_ACKNOWLEDGE':
      case 'OVERDUE':
      case 'DUE_SOON':
      case 'RETURNED':
      case 'TO_REPORT':
        return handlers.includes(role);
      case 'TO_REVIEW':
        return supervisors.includes(role) || (level === 'SUMU_TOWNSHIP' && townshipStaff.includes(role));
      case 'TO_APPROVE':
        return role === 'APPROVING_LEADER' && supervisingLevels.includes(level);
      case 'TO_DISPATCH':
      case 'TO_DECOMPOSE':
      case 'DRAFTS':
        return supervisors.includes(role) && supervisingLevels.includes(level);
      case 'DEDUCTIONS_TO_DECIDE':
        return role === 'SUPERVISION_DIRECTOR' && supervisingLevels.includes(level);
      default:
        throw new Error(`nobody acts on ${String(kind satisfies never)}`);
    }
  });
}

/** States in which the handling unit has the next step. */
export const handlingStatuses = ['PENDING_ACK', 'IN_PROGRESS', 'RETURNED'] as const;
const handling = handlingStatuses.join(',');

/** Where each group's rows are found in full. */
export const inboxLinks: Record<InboxGroupKind, Link> = {
  TO_ACKNOWLEDGE: { ledger: 'assignments', query: { mine: 'HANDLING', status: 'PENDING_ACK' } },
  OVERDUE: { ledger: 'assignments', query: { mine: 'HANDLING', status: handling, lamp: 'RED' } },
  DUE_SOON: { ledger: 'assignments', query: { mine: 'HANDLING', status: handling, lamp: 'YELLOW' } },
  RETURNED: { ledger: 'assignments', query: { mine: 'HANDLING', status: 'RETURNED' } },
  TO_REPORT: { ledger: 'assignments', query: { mine: 'HANDLING', status: 'IN_PROGRESS' } },
  TO_REVIEW: { ledger: 'assignments', query: { mine: 'REVIEW' } },
  TO_APPROVE: { ledger: 'items', query: { scope: 'UNIT', status: 'PENDING_APPROVAL' } },
  TO_DISPATCH: { ledger: 'items', query: { scope: 'UNIT', status: 'REGISTERED', isPlanned: 'true' } },
  TO_DECOMPOSE: { ledger: 'items', query: { scope: 'UNIT', status: 'REGISTERED', isPlanned: 'false' } },
  DRAFTS: { ledger: 'items', query: { scope: 'UNIT', status: 'DRAFT' } },
  DEDUCTIONS_TO_DECIDE: { ledger: 'deductions', query: { status: 'PROPOSED,APPEALED' } },
};

import type { PostRole, RegionLevel } from '@ducha/contracts';
import type { AssignmentFilter } from '../ledger/filters.js';

export const workbenchTabs = ['HANDLING', 'DISPATCHED', 'SUPPORT', 'REVIEW'] as const;
export type WorkbenchTab = (typeof workbenchTabs)[number];

/** The rows of a tab as the ledger shows them: everything that is not over. */
export const tabFilters: Record<WorkbenchTab, AssignmentFilter> = {
  HANDLING: { mine: 'HANDLING', role: 'LEAD', lamp: 'RED,YELLOW,GREEN' },
  DISPATCHED: { mine: 'DISPATCHED', lamp: 'RED,YELLOW,GREEN' },
  SUPPORT: { mine: 'HANDLING', role: 'SUPPORT', lamp: 'RED,YELLOW,GREEN' },
  REVIEW: { mine: 'REVIEW' },
};

export const counters = ['TO_ACKNOWLEDGE', 'TO_REPORT', 'DUE_SOON', 'OVERDUE'] as const;
export type Counter = (typeof counters)[number];

/** On which side of an assignment someone works: its counters count what the unit holds, or what it has dispatched. */
export type Side = 'HANDLING' | 'DISPATCHED';
export const sideOf = (tab: WorkbenchTab): Side =>
  tab === 'DISPATCHED' || tab === 'REVIEW' ? 'DISPATCHED' : 'HANDLING';

/** The rows behind a counter. */
export function counterFilter(counter: Counter, side: Side): AssignmentFilter {
  switch (counter) {
    case 'TO_ACKNOWLEDGE':
      return { mine: side, status: 'PENDING_ACK' };
    case 'TO_REPORT':
      return { mine: side, status: 'IN_PROGRESS,RETURNED' };
    case 'DUE_SOON':
      return { mine: side, lamp: 'YELLOW' };
    case 'OVERDUE':
      return { mine: side, lamp: 'RED' };
    default:
      return counter satisfies never;
  }
}

interface Holder {
  role: PostRole;
  actingUnit: { level: RegionLevel };
}

/** Nobody dispatches to the autonomous region: its supervision office begins with what it has dispatched itself. */
export const firstTab = ({ role, actingUnit }: Holder): WorkbenchTab =>
  actingUnit.level === 'AUTONOMOUS_REGION' && (role === 'SUPERVISION_CLERK' || role === 'SUPERVISION_DIRECTOR')
    ? 'DISPATCHED'
    : 'HANDLING';

/** A unit that only supports others begins with that instead of an empty list. */
export const beginningTab = (post: Holder, held: { lead: number; support: number }): WorkbenchTab => {
  const first = firstTab(post);
  return first === 'HANDLING' && held.lead === 0 && held.support > 0 ? 'SUPPORT' : first;
};

/** Tabs a post has: below a 旗县 only the township dispatches, to its villages; departments and villages dispatch nothing. */
export function tabsFor({ role, actingUnit }: Holder): WorkbenchTab[] {
  const isOffice = role === 'SUPERVISION_CLERK' || role === 'SUPERVISION_DIRECTOR';
  const dispatches =
    isOffice || (actingUnit.level === 'SUMU_TOWNSHIP' && (role === 'UNIT_HANDLER' || role === 'UNIT_LEADER'));
  return dispatches ? [...workbenchTabs] : ['HANDLING', 'SUPPORT'];
}

export const parseWorkbench = (raw: Record<string, unknown>): { tab?: WorkbenchTab } => {
  const tab = workbenchTabs.find((known) => known === raw['tab']);
  return tab ? { tab } : {};
};

/** Clerks and handlers begin with their work; leaders with how things stand. */
export const startsAtWorkbench = (role: PostRole): boolean =>
  role === 'SUPERVISION_CLERK' || role === 'UNIT_HANDLER' || role === 'VILLAGE_CLERK';

import type { PostRole } from '@ducha/contracts';

export type NavigationEntry =
  'workbench' | 'dashboard' | 'registration' | 'approvals' | 'assignments' | 'items' | 'deductions' | 'settings';

/** The second key after `g`: the first letter of a page as its users call it in English, `c` for the cockpit. */
export const navigationKeys: Readonly<Record<NavigationEntry, string>> = {
  workbench: 'w',
  dashboard: 'c',
  registration: 'n',
  approvals: 'a',
  assignments: 'l',
  items: 'i',
  deductions: 'd',
  settings: 's',
};

/**
 * Whether this post has work on the village page: a clerk of a village, and the staff of a township, who record for villages without an
 * account. Below the offices and departments of the upper levels it is the townships whose own staff handles tasks.
 */
export const hasVillagePage = (role: PostRole, unitId: string): boolean =>
  role === 'VILLAGE_CLERK' || ((role === 'UNIT_HANDLER' || role === 'UNIT_LEADER') && !unitId.includes('_'));

/** Which pages a role works with: items are kept by supervision offices and their leaders; units below work on assignments. */
export function navigationFor(role: PostRole): NavigationEntry[] {
  switch (role) {
    case 'SUPERVISION_CLERK':
      return ['workbench', 'dashboard', 'registration', 'assignments', 'items', 'deductions', 'settings'];
    case 'SUPERVISION_DIRECTOR':
      return ['dashboard', 'workbench', 'registration', 'assignments', 'items', 'deductions', 'settings'];
    case 'APPROVING_LEADER':
      return ['dashboard', 'approvals', 'assignments', 'items', 'deductions', 'settings'];
    case 'SYSTEM_ADMIN':
      return ['settings', 'dashboard', 'assignments', 'items', 'deductions'];
    case 'UNIT_LEADER':
      return ['dashboard', 'workbench', 'assignments', 'deductions', 'settings'];
    case 'UNIT_HANDLER':
    case 'VILLAGE_CLERK':
      return ['workbench', 'dashboard', 'assignments', 'deductions', 'settings'];
    default:
      return role satisfies never;
  }
}

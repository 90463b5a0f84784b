import type { PostRole } from '@ducha/contracts';

export type NavigationEntry =
  'workbench' | 'dashboard' | 'registration' | 'approvals' | 'assignments' | 'items' | 'deductions';

/** Which pages a role works with: items are kept by supervision offices and their leaders; units below work on assignments. */
export function navigationFor(role: PostRole): NavigationEntry[] {
  switch (role) {
    case 'SUPERVISION_CLERK':
      return ['workbench', 'dashboard', 'registration', 'assignments', 'items', 'deductions'];
    case 'SUPERVISION_DIRECTOR':
      return ['dashboard', 'workbench', 'registration', 'assignments', 'items', 'deductions'];
    case 'APPROVING_LEADER':
      return ['dashboard', 'approvals', 'assignments', 'items', 'deductions'];
    case 'SYSTEM_ADMIN':
      return ['dashboard', 'assignments', 'items', 'deductions'];
    case 'UNIT_LEADER':
      return ['dashboard', 'workbench', 'assignments', 'deductions'];
    case 'UNIT_HANDLER':
    case 'VILLAGE_CLERK':
      return ['workbench', 'dashboard', 'assignments'];
    default:
      return role satisfies never;
  }
}

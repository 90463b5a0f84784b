import { postRoleNames, type PostRole } from '@ducha/contracts';
import { ProblemError } from '../http/problem-error.js';
import { may, rolesThatMay } from './ability.js';
import type { RequiredPermission } from './requires.decorator.js';

const nameOf = (role: PostRole): string => postRoleNames[role] ?? role;

/** @throws {ProblemError} 403 naming the roles whose step this is */
export function assertMay(role: PostRole, { action, subject }: RequiredPermission): void {
  if (may(role, action, subject)) return;
  const roles = rolesThatMay(action, subject).map(nameOf).join('、');
  throw new ProblemError('FORBIDDEN', 'platform.permission.role', { params: { roles, role: nameOf(role) } });
}

import { SetMetadata } from '@nestjs/common';
import type { Action, Subject } from './ability.js';

export const REQUIRED_PERMISSION = 'ducha:requires';

export interface RequiredPermission {
  action: Action;
  subject: Subject;
}

/** Endpoint or controller only for roles with this permission; others are refused with the names of the roles that have it. */
export const Requires = (action: Action, subject: Subject): ClassDecorator & MethodDecorator =>
  SetMetadata(REQUIRED_PERMISSION, { action, subject } satisfies RequiredPermission);

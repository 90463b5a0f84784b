import type { Conflict } from './problem.js';

/** What kind of refusal; each transport maps it once (HTTP status, or ack / nak / term). */
export type DomainErrorCode =
  | 'INVALID_INPUT'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'STATE_CONFLICT'
  | 'VERSION_CONFLICT'
  | 'RULE_VIOLATED'
  | 'STORAGE_FULL'
  | 'STORAGE_UNAVAILABLE';

/**
 * A refusal by a rule. `rule` is the key of its Chinese sentence in the message catalogue (`messages/zh-cn.ts`),
 * `params` fill the sentence, `field` names the input the rule looked at.
 */
export class DomainError extends Error {
  constructor(
    readonly code: DomainErrorCode,
    readonly rule: string,
    readonly params: Record<string, string | number> = {},
    readonly field?: string,
  ) {
    super(`${code}: ${rule}`);
    this.name = 'DomainError';
  }
}

/** A command on an outdated version, with what its sender needs to bring both changes together. */
export class VersionConflict extends DomainError {
  constructor(
    rule: string,
    params: Record<string, string | number>,
    readonly conflict: Conflict,
  ) {
    super('VERSION_CONFLICT', rule, params);
    this.name = 'VersionConflict';
  }
}

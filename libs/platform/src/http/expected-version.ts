import { DomainError, VersionConflict } from '@ducha/contracts';
import type { LastChange } from '@ducha/messaging';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fieldProblem } from './problem-error.js';

/**
 * The version a command was based on, from `If-Match: "<version>"`; undefined where the caller asks for no check.
 * @throws {ProblemError} 400 for any other form of the header
 */
export function ifMatch(request: Pick<FastifyRequest, 'headers'>): number | undefined {
  const value = request.headers['if-match'];
  if (value === undefined || value === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(value)?.[1];
  if (version === undefined) throw fieldProblem('platform.request.if-match', 'If-Match');
  return Number(version);
}

/** Parameter of a command handler: see {@link ifMatch}. */
export const ExpectedVersion = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  ifMatch(context.switchToHttp().getRequest<FastifyRequest>()),
);

/**
 * Guards a loaded and locked row against a lost update.
 * @throws {DomainError} VERSION_CONFLICT when the row has moved on since the caller read it
 */
export function assertVersion(current: number, expected: number | undefined): void {
  if (expected === undefined || expected === current) return;
  throw new DomainError('VERSION_CONFLICT', 'platform.version.changed', { current, expected });
}

const inShanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});

/**
 * As {@link assertVersion}, and says who changed the row and when.
 * @param lastChange asked only where the versions differ; inside a transaction it must use the transaction's connection
 */
export async function assertUnchanged(
  current: number,
  expected: number | undefined,
  lastChange: () => LastChange | null | Promise<LastChange | null>,
): Promise<void> {
  if (expected === undefined || expected === current) return;
  const last = await lastChange();
  const versions = { current, expected };
  const conflict = {
    currentVersion: current,
    changedBy: last?.by ?? null,
    changedAt: last?.at.toISOString() ?? null,
  };
  if (!last?.by) throw new VersionConflict('platform.version.changed', versions, conflict);
  const said = { ...versions, person: last.by.personName, at: inShanghai.format(last.at) };
  throw new VersionConflict('platform.version.changed-by', said, conflict);
}

import type { Actor, PostRole, RegionLevel } from '@ducha/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** The person behind a request, in the post the request is made from. */
export interface Caller {
  personId: string;
  personName: string;
  postId: string;
  role: PostRole;
  title: string;
  /** Where the post is, such as the supervision office. */
  unitId: string;
  /** Whom the post acts for, such as the office's government. Jurisdiction is this unit and what lies below. */
  actingUnitId: string;
  actingUnitPath: string;
  /** Level of the acting unit. */
  level: RegionLevel;
}

/** Parameter of a handler: the caller the sign-in guard found. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new Error('CurrentCaller is not available in a @Public() endpoint');
  return caller;
});

/** What an event says about who caused it. */
export const actorOf = ({ personId, personName, postId, actingUnitId }: Caller): Actor => ({
  personId,
  personName,
  postId,
  unitId: actingUnitId,
});

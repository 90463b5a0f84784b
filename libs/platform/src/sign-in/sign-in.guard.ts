import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { commandContext } from '@ducha/messaging';
import type { FastifyRequest } from 'fastify';
import { actorOf } from '../caller/caller.js';
import { assertMay } from '../permissions/assert-may.js';
import { REQUIRED_PERMISSION, type RequiredPermission } from '../permissions/requires.decorator.js';
import { PUBLIC_ENDPOINT } from './public.decorator.js';
import { SignIn } from './sign-in.js';

/** Who is calling, from which post, and whether the post's role may do this at all. Jurisdiction is the service's own question. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignIn,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const targets: [() => unknown, new () => unknown] = [context.getHandler() as () => unknown, context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_ENDPOINT, targets)) return true;

    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.signIn.caller(request);
    request.caller = caller;
    const command = commandContext.current();
    if (command) command.actor = actorOf(caller);

    const permission = this.reflector.getAllAndOverride<RequiredPermission | undefined>(REQUIRED_PERMISSION, targets);
    if (permission) assertMay(caller.role, permission);
    return true;
  }
}

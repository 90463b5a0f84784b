import type { AssignmentView, CascadeResult } from '@ducha/contracts';
import {
  AcknowledgeAssignment,
  AssignmentView as ViewSchema,
  CascadeAssignment,
  CascadeResult as CascadeSchema,
} from '@ducha/contracts';
import { DeclineAssignment, Id, RequestExtension, RequestUnable } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { Answers, CurrentCaller, ExpectedVersion, Requires } from '@ducha/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { AssignmentCommands } from './assignment-commands.js';
import { CascadeService } from './cascade.service.js';

const schema = Id;

/** Commands of the handling unit, apart from its reports. */
@Controller('assignments/:id')
@Requires('handle', 'Assignment')
export class HandlingController {
  constructor(
    private readonly commands: AssignmentCommands,
    private readonly cascades: CascadeService,
  ) {}

  @Post('acknowledge')
  @HttpCode(200)
  @Answers(ViewSchema)
  acknowledge(
    @Param('id', { schema }) id: string,
    @Body({ schema: AcknowledgeAssignment }) _body: AcknowledgeAssignment,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.commands.run({ id, caller, expectedVersion }, 'HANDLING', { kind: 'acknowledge' });
  }

  @Post('decline')
  @HttpCode(200)
  @Answers(ViewSchema)
  decline(
    @Param('id', { schema }) id: string,
    @Body({ schema: DeclineAssignment }) { reason }: DeclineAssignment,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.commands.run({ id, caller, expectedVersion }, 'HANDLING', { kind: 'decline', reason });
  }

  @Post('cascade')
  @HttpCode(201)
  @Answers(CascadeSchema, 201)
  cascade(
    @Param('id', { schema }) id: string,
    @Body({ schema: CascadeAssignment }) { children }: CascadeAssignment,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<CascadeResult> {
    return this.cascades.cascade({ id, caller, expectedVersion }, children);
  }

  @Post('request-extension')
  @HttpCode(200)
  @Answers(ViewSchema)
  requestExtension(
    @Param('id', { schema }) id: string,
    @Body({ schema: RequestExtension }) { reason, proposedDueAt }: RequestExtension,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    const command = { kind: 'requestExtension', reason, proposedDueAt: new Date(proposedDueAt) } as const;
    return this.commands.run({ id, caller, expectedVersion }, 'HANDLING', command);
  }

  @Post('request-unable')
  @HttpCode(200)
  @Answers(ViewSchema)
  requestUnable(
    @Param('id', { schema }) id: string,
    @Body({ schema: RequestUnable }) { reason }: RequestUnable,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.commands.run({ id, caller, expectedVersion }, 'HANDLING', { kind: 'requestUnable', reason });
  }
}

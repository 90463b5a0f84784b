import type { AssignmentView } from '@ducha/contracts';
import { AssignmentView as ViewSchema, CancelDeclined, Id, OverruleDecline, UrgeAssignment } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { Answers, CurrentCaller, ExpectedVersion, Requires } from '@ducha/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ReviewsService } from '../reviews/reviews.service.js';
import { AssignmentCommands } from './assignment-commands.js';

const schema = Id;

/** Commands of the dispatcher while the task is with the handling unit: answering a decline, urging. */
@Controller('assignments/:id')
@Requires('review', 'Assignment')
export class DispatchingController {
  constructor(
    private readonly commands: AssignmentCommands,
    private readonly reviews: ReviewsService,
  ) {}

  @Post('overrule-decline')
  @HttpCode(200)
  @Answers(ViewSchema)
  overruleDecline(
    @Param('id', { schema }) id: string,
    @Body({ schema: OverruleDecline }) { reason }: OverruleDecline,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.commands.run({ id, caller, expectedVersion }, 'DISPATCHING', { kind: 'overruleDecline', reason });
  }

  @Post('cancel-declined')
  @HttpCode(200)
  @Answers(ViewSchema)
  cancelDeclined(
    @Param('id', { schema }) id: string,
    @Body({ schema: CancelDeclined }) body: CancelDeclined,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.reviews.cancelDeclined({ id, caller, expectedVersion }, body);
  }

  @Post('urge')
  @HttpCode(200)
  @Answers(ViewSchema)
  urge(
    @Param('id', { schema }) id: string,
    @Body({ schema: UrgeAssignment }) { text }: UrgeAssignment,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.commands.run({ id, caller, expectedVersion }, 'DISPATCHING', { kind: 'urge', text });
  }
}

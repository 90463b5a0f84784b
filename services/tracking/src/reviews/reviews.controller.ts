import type { AssignmentView } from '@ducha/contracts';
import {
  AcceptCompletion,
  AssignmentView as ViewSchema,
  DecideExtension,
  DecideUnable,
  Id,
  ReturnCompletion,
} from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { Answers, CurrentCaller, ExpectedVersion, Requires } from '@ducha/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ReviewsService } from './reviews.service.js';

const schema = Id;

/** Decisions of the dispatcher on completions and requests. */
@Controller('assignments/:id')
@Requires('review', 'Assignment')
export class ReviewsController {
  constructor(private readonly reviews: ReviewsService) {}

  @Post('return')
  @HttpCode(200)
  @Answers(ViewSchema)
  return(
    @Param('id', { schema }) id: string,
    @Body({ schema: ReturnCompletion }) body: ReturnCompletion,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.reviews.return({ id, caller, expectedVersion }, body);
  }

  @Post('accept')
  @HttpCode(200)
  @Answers(ViewSchema)
  accept(
    @Param('id', { schema }) id: string,
    @Body({ schema: AcceptCompletion }) body: AcceptCompletion,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.reviews.accept({ id, caller, expectedVersion }, body);
  }

  @Post('decide-extension')
  @HttpCode(200)
  @Answers(ViewSchema)
  decideExtension(
    @Param('id', { schema }) id: string,
    @Body({ schema: DecideExtension }) body: DecideExtension,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.reviews.decideExtension({ id, caller, expectedVersion }, body);
  }

  @Post('decide-unable')
  @HttpCode(200)
  @Answers(ViewSchema)
  decideUnable(
    @Param('id', { schema }) id: string,
    @Body({ schema: DecideUnable }) body: DecideUnable,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.reviews.decideUnable({ id, caller, expectedVersion }, body);
  }
}

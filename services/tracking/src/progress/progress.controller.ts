import type { AssignmentView } from '@ducha/contracts';
import { AssignmentView as ViewSchema, GiveInput, Id, ReportProgress, SubmitCompletion } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { Answers, CurrentCaller, ExpectedVersion, Requires } from '@ducha/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ProgressService } from './progress.service.js';

const schema = Id;

/** Reports of the handling unit. */
@Controller('assignments/:id')
@Requires('handle', 'Assignment')
export class ProgressController {
  constructor(private readonly progress: ProgressService) {}

  @Post('progress')
  @HttpCode(200)
  @Answers(ViewSchema)
  report(
    @Param('id', { schema }) id: string,
    @Body({ schema: ReportProgress }) body: ReportProgress,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.progress.report({ id, caller, expectedVersion }, body);
  }

  @Post('input')
  @HttpCode(200)
  @Answers(ViewSchema)
  giveInput(
    @Param('id', { schema }) id: string,
    @Body({ schema: GiveInput }) body: GiveInput,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.progress.giveInput({ id, caller, expectedVersion }, body);
  }

  @Post('submit')
  @HttpCode(200)
  @Answers(ViewSchema)
  submit(
    @Param('id', { schema }) id: string,
    @Body({ schema: SubmitCompletion }) body: SubmitCompletion,
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() expectedVersion?: number,
  ): Promise<AssignmentView> {
    return this.progress.submit({ id, caller, expectedVersion }, body);
  }
}

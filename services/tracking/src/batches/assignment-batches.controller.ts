import { AcknowledgeBatch, BatchResult, UrgeBatch } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { Answers, CurrentCaller, Requires } from '@ducha/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { AssignmentBatchesService } from './assignment-batches.service.js';

/** One step for many assignments; the answer is 200 with a result for each, whatever the mixture. */
@Controller('assignments')
export class AssignmentBatchesController {
  constructor(private readonly batches: AssignmentBatchesService) {}

  @Post('acknowledge-batch')
  @HttpCode(200)
  @Requires('handle', 'Assignment')
  @Answers(BatchResult)
  acknowledge(
    @Body({ schema: AcknowledgeBatch }) { ids }: AcknowledgeBatch,
    @CurrentCaller() caller: Caller,
  ): Promise<BatchResult> {
    return this.batches.acknowledge(ids, caller);
  }

  @Post('urge-batch')
  @HttpCode(200)
  @Requires('review', 'Assignment')
  @Answers(BatchResult)
  urge(@Body({ schema: UrgeBatch }) { ids, text }: UrgeBatch, @CurrentCaller() caller: Caller): Promise<BatchResult> {
    return this.batches.urge(ids, text, caller);
  }
}

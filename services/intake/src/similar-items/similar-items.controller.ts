import { SimilarItems, SimilarItemsQuery } from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, type Caller } from '@ducha/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { SimilarItemsReadModel } from './similar-items.read-model.js';

@Controller('items/similar')
export class SimilarItemsController {
  constructor(private readonly readModel: SimilarItemsReadModel) {}

  /** For the warning beside the form that the matter may have been registered before. */
  @Get()
  @Requires('read', 'Item')
  @Answers(SimilarItems)
  find(
    @CurrentCaller() caller: Caller,
    @Query({ schema: SimilarItemsQuery }) query: SimilarItemsQuery,
  ): Promise<SimilarItems> {
    return this.readModel.find(caller, query);
  }
}

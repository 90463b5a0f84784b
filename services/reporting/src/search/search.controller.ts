import { Controller, Get, Query } from '@nestjs/common';
import { SearchQuery, SearchResult } from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, type Caller } from '@ducha/platform';
import { SearchReadModel } from './search.read-model.js';

@Controller('search')
export class SearchController {
  constructor(private readonly readModel: SearchReadModel) {}

  @Get()
  @Requires('read', 'Report')
  @Answers(SearchResult)
  search(@CurrentCaller() caller: Caller, @Query({ schema: SearchQuery }) query: SearchQuery): Promise<SearchResult> {
    return this.readModel.search(caller, query);
  }
}

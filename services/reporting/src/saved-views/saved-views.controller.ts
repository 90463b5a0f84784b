import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ChangeViewBody, Id, SavedView, SavedViewList, SavedViewsQuery, SaveViewBody } from '@ducha/contracts';
import { Answers, CurrentCaller, ExpectedVersion, Requires, type Caller } from '@ducha/platform';
import { SavedViewsService } from './saved-views.service.js';

/** Whoever reads the ledger may keep views of it. */
@Controller('saved-views')
@Requires('read', 'Report')
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  @Get()
  @Answers(SavedViewList)
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: SavedViewsQuery }) query: SavedViewsQuery,
  ): Promise<SavedViewList> {
    return this.views.list(caller, query);
  }

  @Post()
  @Answers(SavedView, 201)
  save(@CurrentCaller() caller: Caller, @Body({ schema: SaveViewBody }) body: SaveViewBody): Promise<SavedView> {
    return this.views.save(caller, body);
  }

  @Patch(':id')
  @Answers(SavedView)
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ChangeViewBody }) body: ChangeViewBody,
  ): Promise<SavedView> {
    return this.views.change({ caller, id, expectedVersion }, body);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.views.remove({ caller, id, expectedVersion });
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { LedgerAssignmentList, LedgerAssignmentQuery, LedgerItemList, LedgerItemQuery } from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, type Caller } from '@ducha/platform';
import { AssignmentsReadModel } from './assignments.read-model.js';
import { ItemsReadModel } from './items.read-model.js';

@Controller()
@Requires('read', 'Report')
export class LedgerController {
  constructor(
    private readonly assignments: AssignmentsReadModel,
    private readonly items: ItemsReadModel,
  ) {}

  @Get('assignments')
  @Answers(LedgerAssignmentList)
  listAssignments(
    @CurrentCaller() caller: Caller,
    @Query({ schema: LedgerAssignmentQuery }) query: LedgerAssignmentQuery,
  ): Promise<LedgerAssignmentList> {
    return this.assignments.list(caller, query);
  }

  @Get('items')
  @Answers(LedgerItemList)
  listItems(
    @CurrentCaller() caller: Caller,
    @Query({ schema: LedgerItemQuery }) query: LedgerItemQuery,
  ): Promise<LedgerItemList> {
    return this.items.list(caller, query);
  }
}

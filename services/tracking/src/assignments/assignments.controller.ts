import type { AssignmentDetail, AssignmentList, AssignmentTimeline, AssignmentTree } from '@ducha/contracts';
import {
  AssignmentDetail as DetailSchema,
  AssignmentList as ListSchema,
  AssignmentQuery,
  AssignmentTimeline as TimelineSchema,
  AssignmentTree as TreeSchema,
  Id,
} from '@ducha/contracts';
import { EventLogReader } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { Answers, CurrentCaller, Requires } from '@ducha/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { AssignmentDetailReadModel } from './assignment-detail.read-model.js';
import { timelineRow } from './assignment-timeline.js';
import { AssignmentTreeReadModel } from './assignment-tree.read-model.js';
import { AssignmentsReadModel } from './assignments.read-model.js';

const schema = Id;

@Controller()
@Requires('read', 'Assignment')
export class AssignmentsController {
  constructor(
    private readonly assignments: AssignmentsReadModel,
    private readonly details: AssignmentDetailReadModel,
    private readonly trees: AssignmentTreeReadModel,
    private readonly events: EventLogReader,
  ) {}

  @Get('assignments')
  @Answers(ListSchema)
  list(
    @Query({ schema: AssignmentQuery }) query: AssignmentQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<AssignmentList> {
    return this.assignments.list(caller, query);
  }

  @Get('assignments/:id')
  @Answers(DetailSchema)
  async get(@Param('id', { schema }) id: string, @CurrentCaller() caller: Caller): Promise<AssignmentDetail> {
    const { row, record } = await this.assignments.get(caller, id);
    return this.details.complete(row, record);
  }

  @Get('assignments/:id/events')
  @Answers(TimelineSchema)
  async timeline(@Param('id', { schema }) id: string, @CurrentCaller() caller: Caller): Promise<AssignmentTimeline> {
    await this.assignments.get(caller, id);
    return { rows: (await this.events.byAggregate(id)).map(timelineRow) };
  }

  @Get('items/:itemId/assignments')
  @Answers(TreeSchema)
  tree(@Param('itemId', { schema }) itemId: string, @CurrentCaller() caller: Caller): Promise<AssignmentTree> {
    return this.trees.tree(caller, itemId);
  }
}

import {
  ApproveItemBody,
  DecomposeItemBody,
  DispatchItemBody,
  Id,
  ItemNoDetailsBody,
  ItemPage,
  ItemReasonBody,
  ItemsQuery,
  ItemTimeline,
  ItemView,
  ReassignItemBody,
  RecordItemBody,
  ReopenItemBody,
  ReviseItemBody,
} from '@ducha/contracts';
import { Answers, CurrentCaller, ExpectedVersion, Requires, type Caller } from '@ducha/platform';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ItemsReadModel } from './items.read-model.js';
import { ItemsService } from './items.service.js';

/** Whose step a command is, is a rule of the item itself (`domain/authority.ts`), not of the endpoint. */
@Controller('items')
@Requires('read', 'Item')
export class ItemsController {
  constructor(
    private readonly items: ItemsService,
    private readonly readModel: ItemsReadModel,
  ) {}

  @Post()
  @Answers(ItemView, 201)
  record(@CurrentCaller() caller: Caller, @Body({ schema: RecordItemBody }) body: RecordItemBody): Promise<ItemView> {
    return this.items.record(caller, body);
  }

  @Get()
  @Answers(ItemPage)
  list(@CurrentCaller() caller: Caller, @Query({ schema: ItemsQuery }) query: ItemsQuery): Promise<ItemPage> {
    return this.readModel.page(caller, query);
  }

  @Get(':id')
  @Answers(ItemView)
  detail(@CurrentCaller() caller: Caller, @Param('id', { schema: Id }) id: string): Promise<ItemView> {
    return this.readModel.detail(caller, id);
  }

  @Get(':id/events')
  @Answers(ItemTimeline)
  timeline(@CurrentCaller() caller: Caller, @Param('id', { schema: Id }) id: string): Promise<ItemTimeline> {
    return this.readModel.timeline(caller, id);
  }

  @Patch(':id')
  @Answers(ItemView)
  revise(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ReviseItemBody }) body: ReviseItemBody,
  ): Promise<ItemView> {
    return this.items.revise({ caller, id, expectedVersion }, body);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Answers(ItemView)
  submit(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ItemNoDetailsBody }) _body: unknown,
  ): Promise<ItemView> {
    return this.items.submit({ caller, id, expectedVersion });
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Answers(ItemView)
  approve(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ApproveItemBody }) body: ApproveItemBody,
  ): Promise<ItemView> {
    return this.items.approve({ caller, id, expectedVersion }, body);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Answers(ItemView)
  reject(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ItemReasonBody }) body: ItemReasonBody,
  ): Promise<ItemView> {
    return this.items.giveReason({ caller, id, expectedVersion }, 'reject', body);
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @Answers(ItemView)
  transfer(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ItemReasonBody }) body: ItemReasonBody,
  ): Promise<ItemView> {
    return this.items.giveReason({ caller, id, expectedVersion }, 'transfer', body);
  }

  @Post(':id/file')
  @HttpCode(200)
  @Answers(ItemView)
  file(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ItemReasonBody }) body: ItemReasonBody,
  ): Promise<ItemView> {
    return this.items.giveReason({ caller, id, expectedVersion }, 'file', body);
  }

  @Put(':id/decomposition')
  @Answers(ItemView)
  decompose(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: DecomposeItemBody }) body: DecomposeItemBody,
  ): Promise<ItemView> {
    return this.items.decompose({ caller, id, expectedVersion }, body);
  }

  @Post(':id/dispatch')
  @HttpCode(200)
  @Answers(ItemView)
  dispatch(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: DispatchItemBody }) body: DispatchItemBody,
  ): Promise<ItemView> {
    return this.items.dispatch({ caller, id, expectedVersion }, body);
  }

  @Post(':id/reassign')
  @HttpCode(200)
  @Answers(ItemView)
  reassign(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ReassignItemBody }) body: ReassignItemBody,
  ): Promise<ItemView> {
    return this.items.reassign({ caller, id, expectedVersion }, body);
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @Answers(ItemView)
  suspend(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ItemReasonBody }) body: ItemReasonBody,
  ): Promise<ItemView> {
    return this.items.giveReason({ caller, id, expectedVersion }, 'suspend', body);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Answers(ItemView)
  resume(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ItemReasonBody }) body: ItemReasonBody,
  ): Promise<ItemView> {
    return this.items.resume({ caller, id, expectedVersion }, body);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Answers(ItemView)
  revoke(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ItemReasonBody }) body: ItemReasonBody,
  ): Promise<ItemView> {
    return this.items.revoke({ caller, id, expectedVersion }, body);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Answers(ItemView)
  reopen(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ReopenItemBody }) body: ReopenItemBody,
  ): Promise<ItemView> {
    return this.items.reopen({ caller, id, expectedVersion }, body);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Answers(ItemView)
  archive(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ItemNoDetailsBody }) _body: unknown,
  ): Promise<ItemView> {
    return this.items.archive({ caller, id, expectedVersion });
  }
}

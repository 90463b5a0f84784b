import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  AppealDeduction,
  ConfirmDeduction,
  DecideAppeal,
  DeductionDetail,
  DeductionExportQuery,
  DeductionList,
  DeductionQuery,
  DeductionTimeline,
  Id,
  WithdrawDeduction,
} from '@ducha/contracts';
import { Answers, CurrentCaller, ExpectedVersion, Requires, tableHeaders, type Caller } from '@ducha/platform';
import { DeductionsExport } from './deductions-export.js';
import { DeductionsReadModel } from './deductions.read-model.js';
import { DeductionsService } from './deductions.service.js';

@Controller('deductions')
export class DeductionsController {
  constructor(
    private readonly deductions: DeductionsService,
    private readonly readModel: DeductionsReadModel,
    private readonly exports: DeductionsExport,
  ) {}

  @Get()
  @Requires('read', 'Deduction')
  @Answers(DeductionList)
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: DeductionQuery }) query: DeductionQuery,
  ): Promise<DeductionList> {
    return this.readModel.list(caller, query);
  }

  /** The deductions as a table for spreadsheets. */
  @Get('export')
  @Requires('read', 'Deduction')
  async export(
    @CurrentCaller() caller: Caller,
    @Query({ schema: DeductionExportQuery }) query: DeductionExportQuery,
  ): Promise<StreamableFile> {
    const content = await this.exports.file(caller, query);
    return new StreamableFile(Readable.from(content, { objectMode: false }), tableHeaders(query.format, 'deductions'));
  }

  @Get(':id')
  @Requires('read', 'Deduction')
  @Answers(DeductionDetail)
  detail(@CurrentCaller() caller: Caller, @Param('id', { schema: Id }) id: string): Promise<DeductionDetail> {
    return this.readModel.detail(caller, id);
  }

  @Get(':id/events')
  @Requires('read', 'Deduction')
  @Answers(DeductionTimeline)
  timeline(@CurrentCaller() caller: Caller, @Param('id', { schema: Id }) id: string): Promise<DeductionTimeline> {
    return this.readModel.timeline(caller, id);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Requires('decide', 'Deduction')
  @Answers(DeductionDetail)
  confirm(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: ConfirmDeduction }) body: ConfirmDeduction,
  ): Promise<DeductionDetail> {
    return this.deductions.confirm(caller, { id, expectedVersion }, body);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Requires('decide', 'Deduction')
  @Answers(DeductionDetail)
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: WithdrawDeduction }) body: WithdrawDeduction,
  ): Promise<DeductionDetail> {
    return this.deductions.withdraw(caller, { id, expectedVersion }, body);
  }

  @Post(':id/appeal')
  @HttpCode(200)
  @Requires('appeal', 'Deduction')
  @Answers(DeductionDetail)
  appeal(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: AppealDeduction }) body: AppealDeduction,
  ): Promise<DeductionDetail> {
    return this.deductions.appeal(caller, { id, expectedVersion }, body);
  }

  @Post(':id/decide-appeal')
  @HttpCode(200)
  @Requires('decide', 'Deduction')
  @Answers(DeductionDetail)
  decideAppeal(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: DecideAppeal }) body: DecideAppeal,
  ): Promise<DeductionDetail> {
    return this.deductions.decideAppeal(caller, { id, expectedVersion }, body);
  }
}

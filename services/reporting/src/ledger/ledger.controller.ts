import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import {
  LedgerAssignmentExportQuery,
  LedgerAssignmentList,
  LedgerAssignmentQuery,
  LedgerItemExportQuery,
  LedgerItemList,
  LedgerItemQuery,
} from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, tableHeaders, type Caller } from '@ducha/platform';
import { AssignmentsReadModel } from './assignments.read-model.js';
import { AssignmentsExport } from './assignments-export.js';
import { ItemsExport } from './items-export.js';
import { ItemsReadModel } from './items.read-model.js';

@Controller()
@Requires('read', 'Report')
export class LedgerController {
  constructor(
    private readonly assignments: AssignmentsReadModel,
    private readonly items: ItemsReadModel,
    private readonly assignmentsExport: AssignmentsExport,
    private readonly itemsExport: ItemsExport,
  ) {}

  @Get('assignments')
  @Answers(LedgerAssignmentList)
  listAssignments(
    @CurrentCaller() caller: Caller,
    @Query({ schema: LedgerAssignmentQuery }) query: LedgerAssignmentQuery,
  ): Promise<LedgerAssignmentList> {
    return this.assignments.list(caller, query);
  }

  /** The drill-down as a table for spreadsheets. */
  @Get('assignments/export')
  async exportAssignments(
    @CurrentCaller() caller: Caller,
    @Query({ schema: LedgerAssignmentExportQuery }) query: LedgerAssignmentExportQuery,
  ): Promise<StreamableFile> {
    const content = await this.assignmentsExport.file(caller, query);
    return new StreamableFile(Readable.from(content, { objectMode: false }), tableHeaders(query.format, 'assignments'));
  }

  @Get('items')
  @Answers(LedgerItemList)
  listItems(
    @CurrentCaller() caller: Caller,
    @Query({ schema: LedgerItemQuery }) query: LedgerItemQuery,
  ): Promise<LedgerItemList> {
    return this.items.list(caller, query);
  }

  /** The items as a table for spreadsheets. */
  @Get('items/export')
  async exportItems(
    @CurrentCaller() caller: Caller,
    @Query({ schema: LedgerItemExportQuery }) query: LedgerItemExportQuery,
  ): Promise<StreamableFile> {
    const content = await this.itemsExport.file(caller, query);
    return new StreamableFile(Readable.from(content, { objectMode: false }), tableHeaders(query.format, 'items'));
  }
}

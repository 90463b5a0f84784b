import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import {
  LedgerAssignmentExportQuery,
  LedgerAssignmentList,
  LedgerAssignmentQuery,
  LedgerItemList,
  LedgerItemQuery,
} from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, type Caller } from '@ducha/platform';
import { AssignmentsReadModel } from './assignments.read-model.js';
import { AssignmentsExport } from './assignments-export.js';
import { ItemsReadModel } from './items.read-model.js';
import { tableHeaders } from './table-file.js';

@Controller()
@Requires('read', 'Report')
export class LedgerController {
  constructor(
    private readonly assignments: AssignmentsReadModel,
    private readonly items: ItemsReadModel,
    private readonly exports: AssignmentsExport,
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
    const content = await this.exports.file(caller, query);
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
}

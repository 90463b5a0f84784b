import { Injectable } from '@nestjs/common';
import { ledgerAssignmentColumns } from '@ducha/contracts';
import type { LedgerAssignmentExportQuery } from '@ducha/contracts';
import { exportedRows, exportPageRows, type Caller } from '@ducha/platform';
import { AssignmentsReadModel } from './assignments.read-model.js';
import { assignmentColumn } from './export-columns.js';

@Injectable()
export class AssignmentsExport {
  constructor(private readonly readModel: AssignmentsReadModel) {}

  /**
   * The rows of the ledger as a file, page by page; every page uses the instant of the first.
   * @throws DomainError as the ledger does, and as `exportedRows`, before the first byte
   */
  async file(
    caller: Caller,
    { format, columns, ...query }: LedgerAssignmentExportQuery,
  ): Promise<AsyncIterable<unknown>> {
    const first = await this.readModel.list(caller, { ...query, limit: exportPageRows });
    const time = query.day === undefined ? { asOf: first.asOf } : {};
    return exportedRows({
      format,
      sheet: 'reporting.export.assignments-sheet',
      columns: (columns ?? ledgerAssignmentColumns).map(assignmentColumn),
      total: first.total,
      first,
      next: (cursor) => this.readModel.list(caller, { ...query, ...time, limit: exportPageRows, cursor }),
    });
  }
}

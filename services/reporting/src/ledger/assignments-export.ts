import { Injectable } from '@nestjs/common';
import { DomainError, ledgerAssignmentColumns, sentenceFor } from '@ducha/contracts';
import type {
  LedgerAssignmentColumn,
  LedgerAssignmentExportQuery,
  LedgerAssignmentList,
  LedgerAssignmentQuery,
} from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { AssignmentsReadModel } from './assignments.read-model.js';
import { columnName, exportColumns } from './export-columns.js';
import { tableFile, type Cells } from './table-file.js';

const rowsPerPage = 1_000;
/** More rows than anyone reads in a spreadsheet; a narrower filter serves better. */
const rowsAtMost = 50_000;

@Injectable()
export class AssignmentsExport {
  constructor(private readonly readModel: AssignmentsReadModel) {}

  /**
   * The rows of the ledger as a file, page by page; every page uses the instant of the first.
   * @throws DomainError as the ledger does, and RULE_VIOLATED for more than 50,000 rows, before the first byte
   */
  async file(
    caller: Caller,
    { format, columns, ...query }: LedgerAssignmentExportQuery,
  ): Promise<AsyncIterable<unknown>> {
    const chosen = columns ?? ledgerAssignmentColumns;
    const first = await this.page(caller, query, undefined);
    if (first.total > rowsAtMost) {
      throw new DomainError('RULE_VIOLATED', 'reporting.export.too-many', { total: first.total, most: rowsAtMost });
    }
    const time = query.day === undefined ? { asOf: first.asOf } : {};
    const tables = this.tables(caller, { ...query, ...time }, first, chosen);
    const widths = chosen.map((column) => exportColumns[column].width);
    return tableFile(format, { name: sentenceFor('reporting.export.sheet'), widths }, tables);
  }

  private async *tables(
    caller: Caller,
    query: Omit<LedgerAssignmentExportQuery, 'format' | 'columns'>,
    first: LedgerAssignmentList,
    columns: readonly LedgerAssignmentColumn[],
  ): AsyncIterable<Cells[]> {
    yield [columns.map(columnName)];
    for (let page = first; ; page = await this.page(caller, query, page.nextCursor ?? undefined)) {
      yield page.rows.map((row) => columns.map((column) => exportColumns[column].cell(row)));
      if (page.nextCursor === null) return;
    }
  }

  private page(
    caller: Caller,
    query: Omit<LedgerAssignmentQuery, 'limit'>,
    cursor: string | undefined,
  ): Promise<LedgerAssignmentList> {
    return this.readModel.list(caller, { ...query, limit: rowsPerPage, cursor });
  }
}

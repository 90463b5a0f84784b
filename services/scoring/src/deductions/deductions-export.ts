import { instantText } from '@ducha/calendar';
import { deductionColumns, sentenceFor } from '@ducha/contracts';
import type { DeductionColumn, DeductionExportQuery, DeductionRow } from '@ducha/contracts';
import { exportedRows, exportPageRows, type Caller, type ExportColumn } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { DeductionsReadModel } from './deductions.read-model.js';

/** How each column of the ledger is written in a table. */
const looks: Record<DeductionColumn, Omit<ExportColumn<DeductionRow>, 'name'>> = {
  status: { width: 10, cell: (row) => sentenceFor(`scoring.status.${row.status}`) },
  unit: { width: 28, cell: (row) => row.unit.name },
  itemNo: { width: 24, cell: (row) => row.itemNo },
  itemTitle: { width: 40, cell: (row) => row.itemTitle },
  clause: { width: 60, cell: (row) => row.clause },
  points: { width: 8, cell: (row) => row.pointsTenths / 10 },
  occurredAt: { width: 20, cell: (row) => instantText(new Date(row.occurredAt)) },
  proposedAt: { width: 20, cell: (row) => instantText(new Date(row.proposedAt)) },
  assessmentYear: { width: 10, cell: (row) => row.assessmentYear },
};

@Injectable()
export class DeductionsExport {
  constructor(private readonly readModel: DeductionsReadModel) {}

  /**
   * The rows of the deduction ledger as a file, page by page.
   * @throws DomainError as the ledger does, and as `exportedRows`, before the first byte
   */
  async file(caller: Caller, { format, columns, ...query }: DeductionExportQuery): Promise<AsyncIterable<unknown>> {
    const page = (cursor?: string) => this.readModel.list(caller, { ...query, limit: exportPageRows, cursor });
    const [total, first] = await Promise.all([this.readModel.count(caller, query), page()]);
    return exportedRows({
      format,
      sheet: 'scoring.export.sheet',
      columns: (columns ?? deductionColumns).map((column) => ({
        name: sentenceFor(`scoring.column.${column}`),
        ...looks[column],
      })),
      total,
      first,
      next: page,
    });
  }
}

import { Injectable } from '@nestjs/common';
import { ledgerItemColumns } from '@ducha/contracts';
import type { LedgerItemExportQuery } from '@ducha/contracts';
import { exportedRows, exportPageRows, type Caller } from '@ducha/platform';
import { itemColumn } from './export-columns.js';
import { ItemsReadModel } from './items.read-model.js';

@Injectable()
export class ItemsExport {
  constructor(private readonly readModel: ItemsReadModel) {}

  /**
   * The rows of the item ledger as a file, page by page.
   * @throws DomainError as the ledger does, and as `exportedRows`, before the first byte
   */
  async file(caller: Caller, { format, columns, ...query }: LedgerItemExportQuery): Promise<AsyncIterable<unknown>> {
    const page = (cursor?: string) => this.readModel.list(caller, { ...query, limit: exportPageRows, cursor });
    const first = await page();
    return exportedRows({
      format,
      sheet: 'reporting.export.items-sheet',
      columns: (columns ?? ledgerItemColumns).map(itemColumn),
      total: first.total,
      first,
      next: page,
    });
  }
}

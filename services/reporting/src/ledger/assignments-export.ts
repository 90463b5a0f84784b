import { Injectable } from '@nestjs/common';
import { DomainError, sentenceFor } from '@ducha/contracts';
import type { LedgerAssignment, LedgerAssignmentExportQuery, LedgerAssignmentList } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { byteOrderMark, csvLine } from '../domain/csv.js';
import { dueText, instantText } from '../domain/due-text.js';
import { AssignmentsReadModel } from './assignments.read-model.js';

const rowsPerPage = 1_000;
/** More rows than anyone reads in a spreadsheet; a narrower filter serves better. */
const rowsAtMost = 50_000;

const word = (kind: string, code: string): string => sentenceFor(`reporting.${kind}.${code}`);

const columns: [name: string, cell: (row: LedgerAssignment) => string | number][] = [
  ['item-no', (row) => row.itemNo],
  ['item-title', (row) => row.itemTitle],
  ['role', (row) => word('role', row.role)],
  ['unit', (row) => row.unit.name],
  ['dispatcher', (row) => row.dispatcherUnit.name],
  ['task', (row) => row.task],
  ['responsible', (row) => row.responsibleName],
  ['status', (row) => word('status', row.status)],
  ['lamp', (row) => word('lamp-name', row.lamp)],
  ['lamp-reason', (row) => row.lampReason],
  ['delivered-at', (row) => instantText(new Date(row.deliveredAt))],
  ['report-due-at', (row) => dueText(new Date(row.reportDueAt))],
  ['completion-due-at', (row) => dueText(new Date(row.completionDueAt))],
  ['overdue', (row) => word('overdue', row.isOverdue ? 'yes' : 'no')],
  ['return-count', (row) => row.returnCount],
  ['urge-count', (row) => row.urgeCount],
];

@Injectable()
export class AssignmentsExport {
  constructor(private readonly readModel: AssignmentsReadModel) {}

  /**
   * The rows of the drill-down as lines of a table, page by page; every page uses the instant of the first.
   * @throws DomainError as the drill-down does, and RULE_VIOLATED for more than 50,000 rows, before the first line
   */
  async lines(caller: Caller, query: LedgerAssignmentExportQuery): Promise<AsyncIterable<string>> {
    const first = await this.page(caller, query, undefined);
    if (first.total > rowsAtMost) {
      throw new DomainError('RULE_VIOLATED', 'reporting.export.too-many', { total: first.total, most: rowsAtMost });
    }
    return this.write(caller, { ...query, asOf: first.asOf }, first);
  }

  private async *write(
    caller: Caller,
    query: LedgerAssignmentExportQuery,
    first: LedgerAssignmentList,
  ): AsyncIterable<string> {
    yield byteOrderMark + csvLine(columns.map(([name]) => word('column', name)));
    for (let page = first; ; page = await this.page(caller, query, page.nextCursor ?? undefined)) {
      if (page.rows.length > 0) yield page.rows.map((row) => csvLine(columns.map(([, cell]) => cell(row)))).join('');
      if (page.nextCursor === null) return;
    }
  }

  private page(
    caller: Caller,
    query: LedgerAssignmentExportQuery,
    cursor: string | undefined,
  ): Promise<LedgerAssignmentList> {
    return this.readModel.list(caller, { ...query, sort: 'nextDueAt', limit: rowsPerPage, cursor });
  }
}

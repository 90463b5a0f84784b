import { Injectable } from '@nestjs/common';
import { sentenceFor } from '@ducha/contracts';
import type { LedgerItem, LedgerItemList, LedgerItemQuery } from '@ducha/contracts';
import { decodeCursor, Directory, encodeCursor, type Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { keysetPage } from '../domain/keyset-page.js';
import { containing, likeOperator, searched } from '../domain/text-pattern.js';
import { Parameters } from '../projections/parameters.js';
import { readableUnit } from '../readable-unit.js';
import { inSubtreeSql } from '../projections/in-subtree-sql.js';
import { itemOrders, type Position } from './ledger-orders.js';
import { isMaskedSql } from './mask-sql.js';

@Injectable()
export class ItemsReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
  ) {}

  /** The rows behind the dashboard's item counts. */
  async list(caller: Caller, query: LedgerItemQuery): Promise<LedgerItemList> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const after = decodeCursor(query.cursor, itemOrders.positionOf(query.sort));
    const parameters = new Parameters();
    const sql = itemsSql(caller, unit.path, query, after, parameters);
    const found = await this.dataSource.query<FoundRow[]>(sql, parameters.values);
    const read = found.filter((row) => row.id !== null);
    const { rows, next } = keysetPage(read, query.limit, after ? 'AFTER' : 'BEGINNING');
    return {
      rows: rows.map(toRow),
      nextCursor: next && encodeCursor([query.sort, next.sortKey, next.id]),
      total: found[0]?.total ?? 0,
    };
  }
}

/** One page and the total of all rows, from one snapshot; one row with a null id where the page is empty. */
function itemsSql(
  caller: Caller,
  unitPath: string,
  query: LedgerItemQuery,
  after: Position | undefined,
  parameters: Parameters,
): string {
  const path = parameters.add(unitPath);
  const isMasked = isMaskedSql('i', 'i.id', parameters.add(caller.actingUnitId));
  const conditions = [
    query.scope === 'UNIT' ? `i.issuing_unit_path = ${path}::ltree` : inSubtreeSql('i.issuing_unit_path', path),
  ];
  if (query.status) conditions.push(`i.status = ANY (${parameters.add(query.status)}::text[])`);
  if (query.sourceKind) conditions.push(`i.source_kind = ANY (${parameters.add(query.sourceKind)}::text[])`);
  if (query.isPlanned !== undefined) conditions.push(`i.is_planned = ${parameters.add(query.isPlanned)}::boolean`);
  if (query.query !== undefined) {
    const [pattern, like] = [parameters.add(containing(query.query)), likeOperator(query.query)];
    conditions.push(`(${searched('i.item_no', query.query)} ${like} ${pattern}
      OR (${searched('i.title', query.query)} ${like} ${pattern} AND NOT ${isMasked}))`);
  }
  const fitting = conditions.join(' AND ');
  const { column, type, keyText, isDescending } = itemOrders.of(query.sort);
  const [direction, isBeyond] = isDescending ? ['DESC', '<'] : ['ASC', '>'];
  const beyond = after
    ? ` AND (${column}, i.id) ${isBeyond} (${parameters.add(after[1])}::${type}, ${parameters.add(after[2])}::uuid)`
    : '';
  return `
    SELECT counted.total, page.*
    FROM (SELECT count(*)::integer AS total FROM item_row i WHERE ${fitting}) counted
    LEFT JOIN (
      SELECT i.id, i.version, i.item_no AS "itemNo", i.title, ${isMasked} AS "isMasked", i.status,
             i.source_kind AS "sourceKind", i.content_category AS "contentCategory", i.urgency, i.disclosure,
             i.issuing_unit_id AS "issuingUnitId", coalesce(u.name, i.issuing_unit_id) AS "issuingUnitName",
             i.report_due_at AS "reportDueAt", i.completion_due_at AS "completionDueAt", i.created_at AS "createdAt",
             i.registered_at AS "registeredAt", i.closed_at AS "closedAt", i.reopen_count AS "reopenCount",
             ${column} AS key, ${keyText} AS "sortKey"
      FROM item_row i
      LEFT JOIN unit u ON u.id = i.issuing_unit_id
      WHERE ${fitting}${beyond}
      ORDER BY ${column} ${direction}, i.id ${direction}
      LIMIT ${parameters.add(query.limit + 1)}
    ) page ON true
    ORDER BY page.key ${direction}, page.id ${direction}`;
}

/** A row of the page with its instants as the driver gives them. */
type FoundRow = { total: number; key: unknown; sortKey: string; issuingUnitId: string; issuingUnitName: string } & {
  [K in keyof Omit<LedgerItem, 'issuingUnit'>]: K extends `${string}At`
    ? Exclude<LedgerItem[K], string> | Date
    : LedgerItem[K];
};

function toRow(row: FoundRow): LedgerItem {
  const { total: _total, key: _key, sortKey: _sortKey, issuingUnitId, issuingUnitName, ...rest } = row;
  return {
    ...rest,
    title: row.isMasked ? sentenceFor('reporting.masked-text') : row.title,
    issuingUnit: { id: issuingUnitId, name: issuingUnitName },
    reportDueAt: row.reportDueAt?.toISOString() ?? null,
    completionDueAt: row.completionDueAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    registeredAt: row.registeredAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}

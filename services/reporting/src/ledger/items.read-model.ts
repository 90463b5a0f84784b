import { Injectable } from '@nestjs/common';
import { sentenceFor } from '@ducha/contracts';
import type { LedgerItem, LedgerItemList, LedgerItemQuery } from '@ducha/contracts';
import { decodeCursor, Directory, pageFrom, type Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readableUnit } from '../readable-unit.js';
import { inSubtreeSql } from '../projections/in-subtree-sql.js';
import { isMaskedSql } from './mask-sql.js';

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

@Injectable()
export class ItemsReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
  ) {}

  /** The rows behind the dashboard's item counts, newest first. */
  async list(caller: Caller, query: LedgerItemQuery): Promise<LedgerItemList> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const after = decodeCursor(query.cursor, Position);
    const found = await this.dataSource.query<FoundRow[]>(itemsSql, [
      unit.path,
      query.scope === 'UNIT',
      query.status ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      query.limit + 1,
      caller.actingUnitId,
    ]);
    const rows = found.filter((row) => row.id !== null).map(toRow);
    return { ...pageFrom(rows, query.limit, (row) => [row.createdAt, row.id]), total: found[0]?.total ?? 0 };
  }
}

/** $1 path, $2 unit alone?, $3 statuses; the same for the total and for the rows. */
const filters = `
  ${inSubtreeSql('i.issuing_unit_path', '$1')}
  AND (NOT $2::boolean OR i.issuing_unit_path = $1::ltree)
  AND ($3::text[] IS NULL OR i.status = ANY ($3))`;

/** $4, $5 sort key of the row before the page, $6 rows wanted, $7 unit the caller acts for. */
const itemsSql = `
  SELECT counted.total, page.*
  FROM (SELECT count(*)::integer AS total FROM item_row i WHERE ${filters}) counted
  LEFT JOIN (
    SELECT i.id, i.version, i.item_no AS "itemNo", i.title, ${isMaskedSql('i', 'i.id', '$7')} AS "isMasked", i.status,
           i.source_kind AS "sourceKind", i.content_category AS "contentCategory", i.urgency, i.disclosure,
           i.issuing_unit_id AS "issuingUnitId", coalesce(u.name, i.issuing_unit_id) AS "issuingUnitName",
           i.report_due_at AS "reportDueAt", i.completion_due_at AS "completionDueAt", i.created_at AS "createdAt",
           i.registered_at AS "registeredAt", i.closed_at AS "closedAt", i.reopen_count AS "reopenCount"
    FROM item_row i
    LEFT JOIN unit u ON u.id = i.issuing_unit_id
    WHERE ${filters}
      AND ($4::timestamptz IS NULL OR (i.created_at, i.id) < ($4, $5::uuid))
    ORDER BY i.created_at DESC, i.id DESC
    LIMIT $6
  ) page ON true
  ORDER BY page."createdAt" DESC, page.id DESC`;

/** A row of the page with its instants as the driver gives them. */
type FoundRow = { total: number; issuingUnitId: string; issuingUnitName: string } & {
  [K in keyof Omit<LedgerItem, 'issuingUnit'>]: K extends `${string}At`
    ? Exclude<LedgerItem[K], string> | Date
    : LedgerItem[K];
};

function toRow(row: FoundRow): LedgerItem {
  const { total: _, issuingUnitId, issuingUnitName, ...rest } = row;
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

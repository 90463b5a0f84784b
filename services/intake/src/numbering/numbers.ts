import type { Tx } from '@ducha/messaging';
import type { UnitRow } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import type { Item } from '../domain/item.js';
import { formatItemNo, formatNoticeNumber, itemSeries, noticeSeries, type NumberSeries } from '../domain/numbering.js';
import { insertRows } from '../items/row-sql.js';
import { DocumentNumberRow } from './document-number.entity.js';

/**
 * Gives numbers without gaps: the row of the series stays locked until the transaction that uses the number ends, and
 * a rolled back transaction gives its number back. Approvals of one unit and source are therefore one after the other.
 */
@Injectable()
export class Numbers {
  async issueItemNo(tx: Tx, item: Pick<Item, 'id' | 'issuingUnitId' | 'source'>): Promise<string> {
    const series = itemSeries(item.issuingUnitId, item.source.kind, tx.now);
    return this.issue(tx, series, item.id, (sequence) => formatItemNo(series, sequence));
  }

  async issueNoticeNumber(tx: Tx, item: Pick<Item, 'id'>, issuingUnit: UnitRow): Promise<string> {
    const series = noticeSeries(issuingUnit.id, tx.now);
    const unitCode = issuingUnit.documentCode ?? issuingUnit.shortName;
    return this.issue(tx, series, item.id, (sequence) => formatNoticeNumber(unitCode, series, sequence));
  }

  /** Keeps the numbers of the item's notices as 作废. */
  async voidNotices(tx: Tx, item: Pick<Item, 'id'>, reason: string): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .update(DocumentNumberRow)
      .set({ status: 'VOIDED', voidedAt: tx.now, voidReason: reason })
      .where({ itemId: item.id, kind: 'NOTICE', status: 'ISSUED' })
      .execute();
  }

  private async issue(
    tx: Tx,
    series: NumberSeries,
    itemId: string,
    format: (sequence: number) => string,
  ): Promise<string> {
    const [row] = await tx.manager.query<{ last_sequence: number }[]>(
      `INSERT INTO number_series AS series (kind, unit_id, year, code, last_sequence) VALUES ($1, $2, $3, $4, 1)
       ON CONFLICT (kind, unit_id, year, code) DO UPDATE SET last_sequence = series.last_sequence + 1
       RETURNING last_sequence`,
      [series.kind, series.unitId, series.year, series.code],
    );
    if (!row) throw new Error(`no number was given in series ${series.kind} ${series.unitId} ${series.year}`);
    const sequence = row.last_sequence;
    const number = format(sequence);
    const values = { ...series, sequence, number, itemId, status: 'ISSUED' as const, issuedAt: tx.now };
    await tx.written(insertRows(tx.manager, DocumentNumberRow, [{ ...values, voidedAt: null, voidReason: null }]));
    return number;
  }
}

import type { ItemStatus, SimilarItems, SimilarItemsQuery } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readableBy } from '../items/item-access.js';
import { found, itemsWithUnit } from '../items/item-rows.js';
import { itemSummary } from '../items/item-view.js';

const rowsAtMost = 10;
/** Nothing is doubled by an item that is over. */
const overStatuses: ItemStatus[] = [
  'COMPLETED',
  'CLOSED_UNABLE',
  'TRANSFERRED',
  'NOT_REGISTERED',
  'REVOKED',
  'ARCHIVED',
];

@Injectable()
export class SimilarItemsReadModel {
  constructor(private readonly dataSource: DataSource) {}

  /** By shared runs of three characters; `%` is pg_trgm's "similar enough" (0.3), which the index on titles answers. */
  async find(caller: Caller, { title, excludeId }: SimilarItemsQuery): Promise<SimilarItems> {
    const items = itemsWithUnit(this.dataSource.manager)
      .addSelect('similarity(item.title, :title)', 'similarity')
      .where('item.title % :title', { title })
      .andWhere('item.status <> ALL(:overStatuses)', { overStatuses })
      .orderBy('similarity', 'DESC')
      .addOrderBy('item.id', 'DESC')
      .limit(rowsAtMost);
    if (excludeId) items.andWhere('item.id <> :excludeId', { excludeId });
    readableBy(caller, items);
    const { entities, raw } = await items.getRawAndEntities<{ similarity: number }>();
    return entities.map((row, index) => {
      const { id, itemNo, title: text, status, issuingUnit } = itemSummary(found(row));
      const similarity = Math.round((raw[index]?.similarity ?? 0) * 100) / 100;
      return { id, itemNo, title: text, status, similarity, issuingUnit };
    });
  }
}

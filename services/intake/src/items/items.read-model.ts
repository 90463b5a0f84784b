import type { ItemPage, ItemsQuery, ItemTimeline, ItemView } from '@ducha/contracts';
import { Id, Instant } from '@ducha/contracts';
import { EventLogReader } from '@ducha/messaging';
import { decodeCursor, pageFrom, type Caller } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { Breakdowns } from '../decomposition/breakdowns.js';
import { containing } from '../units/unit-search.js';
import { itemNotFound, readableBy } from './item-access.js';
import { found, itemsWithUnit, type FoundItem } from './item-rows.js';
import { itemSummary, itemView } from './item-view.js';
import type { ItemRow } from './item.entity.js';

const SortKey = z.tuple([Instant, Id]);
/** Items without a completion date come last. */
const farAway = new Date('9999-12-31T00:00:00.000Z');

interface Order {
  expression: string;
  direction: 'ASC' | 'DESC';
  key: (row: FoundItem) => Date;
}
const orders: Record<ItemsQuery['sort'], Order> = {
  createdAt: { expression: 'item.created_at', direction: 'ASC', key: ({ item }) => item.createdAt },
  '-createdAt': { expression: 'item.created_at', direction: 'DESC', key: ({ item }) => item.createdAt },
  completionDueAt: {
    expression: `COALESCE(item.completion_due_at, '${farAway.toISOString()}')`,
    direction: 'ASC',
    key: ({ item }) => item.completionDueAt ?? farAway,
  },
};

/** Items as screens read them, always bounded by what the caller may read. */
@Injectable()
export class ItemsReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly breakdowns: Breakdowns,
    private readonly eventLog: EventLogReader,
  ) {}

  async page(caller: Caller, query: ItemsQuery): Promise<ItemPage> {
    const order = orders[query.sort];
    const items = itemsWithUnit(this.dataSource.manager)
      .where('true')
      .addSelect(order.expression, 'sort_key')
      .orderBy('sort_key', order.direction)
      .addOrderBy('item.id', order.direction)
      .limit(query.limit + 1);
    readableBy(caller, items);
    filter(items, query);
    const after = decodeCursor(query.cursor, SortKey);
    if (after) {
      const beyond = order.direction === 'ASC' ? '>' : '<';
      const [at, id] = after;
      items.andWhere(`(${order.expression}, item.id) ${beyond} (:at::timestamptz, :id::uuid)`, { at, id });
    }
    const rows = (await items.getMany()).map(found);
    const page = pageFrom(rows, query.limit, (row) => [order.key(row).toISOString(), row.item.id]);
    return { rows: page.rows.map(itemSummary), nextCursor: page.nextCursor };
  }

  /** @throws DomainError NOT_FOUND */
  async detail(caller: Caller, id: string): Promise<ItemView> {
    const row = await this.readable(caller, id);
    return itemView(row, await this.breakdowns.load(this.dataSource.manager, row.item), caller);
  }

  /** @throws DomainError NOT_FOUND */
  async timeline(caller: Caller, id: string): Promise<ItemTimeline> {
    await this.readable(caller, id);
    const events = await this.eventLog.byAggregate(id);
    return events.map(({ type, aggregateVersion, occurredAt, actor, data }) => ({
      type,
      version: aggregateVersion,
      occurredAt,
      actor,
      ...Said.parse(data),
    }));
  }

  private async readable(caller: Caller, id: string): Promise<FoundItem> {
    const row = await readableBy(
      caller,
      itemsWithUnit(this.dataSource.manager).where('item.id = :id', { id }),
    ).getOne();
    if (!row) throw itemNotFound();
    return found(row);
  }
}

/** What an event says besides the facts. */
const Said = z.object({
  reason: z.string().optional(),
  noticeNumber: z.string().optional(),
  requirement: z.string().optional(),
});

function filter(items: SelectQueryBuilder<ItemRow>, { status, sourceKind, query }: ItemsQuery): void {
  if (status) items.andWhere('item.status = ANY(:status)', { status });
  if (sourceKind) items.andWhere('item.source_kind = :sourceKind', { sourceKind });
  if (query) items.andWhere('(item.title ILIKE :part OR item.item_no ILIKE :part)', { part: containing(query) });
}

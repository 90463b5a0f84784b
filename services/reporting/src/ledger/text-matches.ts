import { Injectable } from '@nestjs/common';
import type { Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { containing, likeOperator, searched } from '../domain/text-pattern.js';
import type { Parameters } from '../projections/parameters.js';
import { isMaskedSql } from './mask-sql.js';

/** Above this many items comparing each assignment's own title is quicker than looking its item up. */
const itemsAtMost = 4_000;

/** What a text stands for: units by path, and items by id, or by comparing again where it fits very many of them. */
export interface TextMatch {
  text: string;
  paths: string[];
  itemIds: string[] | null;
}

/**
 * Looks a text up in item numbers, titles and unit names. There are several assignments to an item and many to a unit, so
 * this is a fraction of comparing their titles one by one, and the assignments then come from their indexes.
 */
@Injectable()
export class TextMatches {
  constructor(private readonly dataSource: DataSource) {}

  /** Titles that are masked for the caller are not searched: what is found would say what they contain. */
  async find(caller: Caller, text: string): Promise<TextMatch> {
    const [pattern, like] = [containing(text), likeOperator(text)];
    const [items, units] = await Promise.all([
      this.dataSource.query<{ id: string }[]>(
        `SELECT i.id FROM item_row i
          WHERE ${searched('i.item_no', text)} ${like} $1 OR (${searched('i.title', text)} ${like} $1 AND NOT ${isMaskedSql('i', 'i.id', '$2')}) LIMIT $3`,
        [pattern, caller.actingUnitId, itemsAtMost + 1],
      ),
      this.dataSource.query<{ path: string }[]>(
        `SELECT u.path::text AS path FROM unit u 
          WHERE ${searched('u.name', text)} ${like} $1 OR ${searched('u.short_name', text)} ${like} $1`,
        [pattern],
      ),
    ]);
    const itemIds = items.length > itemsAtMost ? null : items.map(({ id }) => id);
    return { text, paths: units.map(({ path }) => path), itemIds };
  }
}

/** Whether the assignment `a` is of one of the items or units. */
export function matchesSql(
  { text, paths, itemIds }: TextMatch,
  actingUnit: () => string,
  parameters: Parameters,
): string {
  const ofUnit = `a.unit_path = ANY (${parameters.add(paths)}::ltree[])`;
  if (itemIds) return `(a.item_id = ANY (${parameters.add(itemIds)}::uuid[]) OR ${ofUnit})`;
  const [pattern, like] = [parameters.add(containing(text)), likeOperator(text)];
  const ofTitle = `(a.item_title ${like} ${pattern} AND NOT ${isMaskedSql('a', 'a.item_id', actingUnit())})`;
  return `(${ofTitle} OR a.item_no ${like} ${pattern} OR ${ofUnit})`;
}

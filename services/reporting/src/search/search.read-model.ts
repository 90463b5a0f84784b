import { Injectable } from '@nestjs/common';
import { sentenceFor } from '@ducha/contracts';
import type { FoundItem, FoundUnit, SearchQuery, SearchResult } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { dayInShanghai } from '../domain/shanghai-days.js';
import { containing, startingWith } from '../domain/text-pattern.js';
import { itemSearchSql, unitSearchSql } from './search-sql.js';

type ItemRow = Omit<FoundItem, 'issuingUnit'> & { unitId: string; unitName: string };

/** Items and units by what a person remembers of them. */
@Injectable()
export class SearchReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async search(caller: Caller, { query, limit }: SearchQuery): Promise<SearchResult> {
    const [items, units] = await Promise.all([this.items(caller, query, limit), this.units(caller, query, limit)]);
    return { items, units };
  }

  private async items(caller: Caller, text: string, limit: number): Promise<FoundItem[]> {
    const rows = await this.dataSource.query<ItemRow[]>(itemSearchSql(text), [
      startingWith(text).slice(0, -1),
      startingWith(text),
      containing(text),
      caller.actingUnitPath,
      caller.actingUnitId,
      limit,
    ]);
    return rows.map(({ unitId, unitName, ...row }) => ({
      ...row,
      title: row.isMasked ? sentenceFor('reporting.masked-text') : row.title,
      issuingUnit: { id: unitId, name: unitName },
    }));
  }

  private units(caller: Caller, text: string, limit: number): Promise<FoundUnit[]> {
    const pinyin = text.toLowerCase();
    return this.dataSource.query<FoundUnit[]>(unitSearchSql(text), [
      text,
      startingWith(text),
      containing(text),
      startingWith(text.toUpperCase()),
      pinyin,
      startingWith(pinyin),
      containing(pinyin),
      dayInShanghai(this.clock.now()),
      limit,
      caller.actingUnitPath,
    ]);
  }
}

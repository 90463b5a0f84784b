import { Injectable } from '@nestjs/common';
import { sentenceFor } from '@ducha/contracts';
import type { Inbox, InboxGroupKind, InboxRow } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { inboxGroupsOf, inboxLinks } from '../domain/inbox-groups.js';
import { Parameters } from '../projections/parameters.js';
import { inboxSql } from './inbox-sql.js';

const rowsPerGroup = 5;

type FoundRow = Omit<InboxRow, 'unit' | 'dueAt' | 'since'> & {
  group: InboxGroupKind;
  count: number;
  total: number;
  isMasked: boolean;
  unitId: string;
  unitName: string;
  dueAt: Date | null;
  since: Date;
};

@Injectable()
export class InboxReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async inbox(caller: Caller): Promise<Inbox> {
    const asOf = this.clock.now();
    const kinds = inboxGroupsOf(caller);
    const found = kinds.length === 0 ? [] : await this.find(caller, kinds, asOf);
    const groups = kinds.map((kind) => {
      const rows = found.filter(({ group }) => group === kind);
      return { kind, count: rows[0]?.count ?? 0, rows: rows.map(toRow), link: inboxLinks[kind] };
    });
    return { groups, total: found[0]?.total ?? 0, asOf: asOf.toISOString() };
  }

  private find(caller: Caller, kinds: readonly InboxGroupKind[], asOf: Date): Promise<FoundRow[]> {
    const parameters = new Parameters();
    const sql = inboxSql(caller, kinds, asOf, rowsPerGroup, parameters);
    return this.dataSource.query<FoundRow[]>(sql, parameters.values);
  }
}

const toRow = (row: FoundRow): InboxRow => ({
  kind: row.kind,
  id: row.id,
  itemNo: row.itemNo,
  title: row.isMasked ? sentenceFor('reporting.masked-text') : row.title,
  unit: { id: row.unitId, name: row.unitName },
  dueAt: row.dueAt?.toISOString() ?? null,
  lamp: row.lamp,
  since: row.since.toISOString(),
});

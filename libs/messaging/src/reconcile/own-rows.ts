import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MESSAGING_OPTIONS } from '../messaging-options.js';
import type { ComparedTable, ResolvedMessagingOptions } from '../messaging-options.js';
import type { Differences } from './differences.js';

const PAGE = 1_000;

interface LoggedRow {
  id: string;
  version: number;
  events: number;
  row_version: number | null;
}

/** Compares the service's own rows with its event log, page by page; each page is one statement and so one moment. */
@Injectable()
export class OwnRows {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  async compare(differences: Differences): Promise<void> {
    const foreign = new Set(this.options.subscribes.flatMap(({ aggregates }) => aggregates));
    for (const table of this.options.comparedTables)
      if (!foreign.has(table.aggregate)) await this.compareTable(table, differences);
  }

  private async compareTable(table: ComparedTable, differences: Differences): Promise<void> {
    const [before] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${table.table}`,
    );
    let seen = 0;
    for (let after = ''; ;) {
      const page = await this.page(table, after);
      for (const { id, version, events, row_version } of page) {
        if (events !== version) differences.note('LOG_GAP', 'event_log', id);
        if (row_version === null) differences.note('ROW_MISSING', table.table, id);
        else if (row_version !== version) differences.note('ROW_VERSION', table.table, id);
      }
      seen += page.filter(({ row_version }) => row_version !== null).length;
      differences.checked(table.table, page.length);
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = last.id;
    }
    // Rows may come while pages are read, but none goes: fewer than there were means some have no event.
    if (seen < (before?.count ?? 0)) await this.findUnknown(table, differences);
  }

  private page({ table, aggregate }: ComparedTable, after: string): Promise<LoggedRow[]> {
    return this.dataSource.query<LoggedRow[]>(
      `SELECT e.id, e.version, e.events, t.version AS row_version
         FROM (SELECT aggregate_id AS id, max(aggregate_version) AS version, count(*)::int AS events
                 FROM event_log WHERE aggregate_id > $1 AND aggregate_type = $2
                GROUP BY aggregate_id ORDER BY aggregate_id LIMIT ${PAGE}) e
         LEFT JOIN ${table} t ON t.id = e.id::uuid
        ORDER BY e.id`,
      [after, aggregate],
    );
  }

  private async findUnknown({ table }: ComparedTable, differences: Differences): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const page = await this.dataSource.query<{ id: string; is_known: boolean }[]>(
        `SELECT t.id, EXISTS (SELECT FROM event_log WHERE aggregate_id = t.id::text) AS is_known
           FROM (SELECT id FROM ${table} WHERE id > $1 ORDER BY id LIMIT ${PAGE}) t ORDER BY t.id`,
        [after],
      );
      for (const { id, is_known } of page) if (!is_known) differences.note('ROW_UNKNOWN', table, id);
      const last = page.at(-1);
      if (!last) return;
      after = last.id;
    }
  }
}

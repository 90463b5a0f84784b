import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import type { AggregateVersion, EventLogPage, EventTexts, LoggedEvent, VersionsPage } from './event-log-protocol.js';
import { EVENT_COLUMNS, EVENT_TEXT_COLUMNS, toEnvelope, toText } from './event-row.js';
import type { EventRow, EventTextRow } from './event-row.js';

/** Reads this service's event log. */
@Injectable()
export class EventLogReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Every event of one aggregate, oldest first. */
  async byAggregate(aggregateId: string): Promise<EventEnvelope[]> {
    const rows = await this.dataSource.query<EventRow[]>(
      `SELECT ${EVENT_COLUMNS} FROM event_log e WHERE e.aggregate_id = $1 ORDER BY e.aggregate_version`,
      [aggregateId],
    );
    return rows.map(toEnvelope);
  }

  /** Rows of one of this service's tables by the values of a column; both are named by the service itself. */
  async counts(table: string, column: string): Promise<Record<string, number>> {
    const rows = await this.dataSource.query<{ value: string; count: number }[]>(
      `SELECT ${column} AS value, count(*)::int AS count FROM ${table} GROUP BY ${column}`,
    );
    return Object.fromEntries(rows.map(({ value, count }) => [value, count]));
  }

  /** Events of one aggregate between two versions, both included; at most `limit`. */
  async range(aggregateId: string, fromVersion: number, toVersion: number, limit: number): Promise<EventLogPage> {
    return parsed(await this.rangeText(aggregateId, fromVersion, toVersion, limit));
  }

  /** Events of the given aggregate types after a position, in the order of the log; at most `limit`. */
  async after(position: string, aggregateTypes: string[], limit: number): Promise<EventLogPage> {
    return parsed(await this.afterText(position, aggregateTypes, limit));
  }

  async rangeText(aggregateId: string, fromVersion: number, toVersion: number, limit: number): Promise<EventTexts> {
    const rows = await this.dataSource.query<EventTextRow[]>(
      `SELECT ${EVENT_TEXT_COLUMNS} FROM event_log e
        WHERE e.aggregate_id = $1 AND e.aggregate_version BETWEEN $2 AND $3 ORDER BY e.aggregate_version LIMIT $4`,
      [aggregateId, fromVersion, toVersion, limit + 1],
    );
    return toTexts(rows, limit, '0');
  }

  async afterText(position: string, aggregateTypes: string[], limit: number): Promise<EventTexts> {
    const rows = await this.dataSource.query<EventTextRow[]>(
      `/* prepare */ SELECT ${EVENT_TEXT_COLUMNS} FROM event_log e
        WHERE e.position > $1::bigint AND e.aggregate_type = ANY ($2::text[]) ORDER BY e.position LIMIT $3`,
      [position, aggregateTypes, limit + 1],
    );
    const [last] = await this.dataSource.query<{ position: string | null }[]>(
      'SELECT max(position) AS position FROM event_log',
    );
    return toTexts(rows, limit, last?.position ?? '0');
  }

  /** The latest versions of aggregates of the given types whose ids follow `afterId`; at most `limit`. */
  async versions(afterId: string, aggregateTypes: string[], limit: number): Promise<VersionsPage> {
    const rows = await this.dataSource.query<AggregateVersion[]>(
      `SELECT aggregate_id AS id, min(aggregate_type) AS type, max(aggregate_version) AS version FROM event_log
        WHERE aggregate_id > $1 AND aggregate_type = ANY ($2::text[])
        GROUP BY aggregate_id ORDER BY aggregate_id LIMIT $3`,
      [afterId, aggregateTypes, limit + 1],
    );
    return { aggregates: rows.slice(0, limit), hasMore: rows.length > limit };
  }

  /** The latest versions of those of the given aggregates that the log knows. */
  async versionsOf(aggregateIds: string[]): Promise<VersionsPage> {
    const aggregates = await this.dataSource.query<AggregateVersion[]>(
      `SELECT aggregate_id AS id, min(aggregate_type) AS type, max(aggregate_version) AS version FROM event_log
        WHERE aggregate_id = ANY ($1::text[]) GROUP BY aggregate_id`,
      [aggregateIds],
    );
    return { aggregates, hasMore: false };
  }
}

function toTexts(rows: EventTextRow[], limit: number, lastPosition: string): EventTexts {
  return { events: rows.slice(0, limit).map(toText), hasMore: rows.length > limit, lastPosition };
}

const parsed = ({ events, ...page }: EventTexts): EventLogPage => ({
  ...page,
  events: events.map((text) => JSON.parse(text) as LoggedEvent),
});

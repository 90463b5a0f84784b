import type { Client } from 'pg';
import type { Service } from '../client/databases.js';
import { eventually } from '../client/patience.js';
import { openClient } from './open-client.js';

const settleMs = 120_000;

/** The platform's databases, asked outside the measured windows. */
export class PlatformState {
  private constructor(private readonly clients: Record<Service, Client>) {}

  static async open(urls: Record<Service, string>): Promise<PlatformState> {
    const entries = await Promise.all(
      Object.entries(urls).map(async ([service, url]) => [service, await openClient(url)] as const),
    );
    return new PlatformState(Object.fromEntries(entries) as Record<Service, Client>);
  }

  client(service: Service): Client {
    return this.clients[service];
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.clients).map((client) => client.end()));
  }

  /** Waits until every service has its copy of the organization, which follows the start by event. */
  organizationCopied(): Promise<void> {
    return eventually(async () => {
      for (const table of ['unit', 'post']) {
        const owned = await this.count('intake', `SELECT count(*) FROM ${table}`, []);
        for (const service of ['tracking', 'scoring', 'reporting'] as const)
          expectSame(
            `rows of ${table} in ${service}`,
            await this.count(service, `SELECT count(*) FROM ${table}`, []),
            owned,
          );
      }
    }, settleMs);
  }

  /**
   * Waits until these items are COMPLETED, every event of them was published and every consumer has applied it.
   * @throws what is missing after two minutes
   */
  settled(itemIds: readonly string[]): Promise<void> {
    return eventually(async () => {
      const items = await this.versions('intake', 'SELECT id, version FROM item WHERE id = ANY ($1)', itemIds);
      const assignments = await this.versions(
        'tracking',
        'SELECT id, version FROM assignment WHERE item_id = ANY ($1)',
        itemIds,
      );
      const completed = await this.count(
        'intake',
        `SELECT count(*) FROM item WHERE id = ANY ($1) AND status = 'COMPLETED'`,
        [itemIds],
      );
      expectSame('items COMPLETED', completed, itemIds.length);
      for (const service of ['intake', 'tracking'] as const)
        expectSame(`events waiting in ${service}`, await this.count(service, 'SELECT count(*) FROM outbox', []), 0);
      await this.expectApplied('tracking__intake', items);
      await this.expectApplied('reporting__intake', items);
      for (const service of ['intake', 'scoring', 'reporting'] as const)
        await this.expectApplied(`${service}__tracking`, assignments);
    }, settleMs);
  }

  /** When each item was closed, in milliseconds since the epoch. */
  async closedAt(itemIds: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await this.clients.intake.query<{ id: string; closedAt: Date }>(
      'SELECT id, closed_at AS "closedAt" FROM item WHERE id = ANY ($1)',
      [itemIds],
    );
    return new Map(rows.map(({ id, closedAt }) => [id, closedAt.getTime()]));
  }

  /**
   * Nothing lost, nothing doubled: for so many lifecycles there are exactly so many items, assignments, reports and reviews with
   * this title, and the dashboards' rows say the same.
   * @throws naming the count that is wrong
   */
  async expectExactly(lifecycles: number, title: string): Promise<void> {
    const completed = `status = 'COMPLETED'`;
    const ofTitle =
      'assignment_id IN (SELECT a.id FROM assignment a JOIN item_header h ON h.id = a.item_id WHERE h.title = $1)';
    const checks: [what: string, service: Service, sql: string, expected: number][] = [
      ['items', 'intake', 'SELECT count(*) FROM item WHERE title = $1', lifecycles],
      ['items COMPLETED', 'intake', `SELECT count(*) FROM item WHERE title = $1 AND ${completed}`, lifecycles],
      [
        'assignments',
        'tracking',
        'SELECT count(*) FROM assignment a JOIN item_header h ON h.id = a.item_id WHERE h.title = $1',
        3 * lifecycles,
      ],
      ['feedbacks', 'tracking', `SELECT count(*) FROM progress_entry WHERE ${ofTitle}`, 3 * lifecycles],
      ['reviews', 'tracking', `SELECT count(*) FROM review WHERE ${ofTitle}`, 3 * lifecycles],
      [
        'items on the dashboards',
        'reporting',
        `SELECT count(*) FROM item_row WHERE title = $1 AND ${completed}`,
        lifecycles,
      ],
      [
        'assignments on the dashboards',
        'reporting',
        `SELECT count(*) FROM assignment_row WHERE item_title = $1 AND ${completed}`,
        3 * lifecycles,
      ],
    ];
    for (const [what, service, sql, expected] of checks)
      expectSame(what, await this.count(service, sql, [title]), expected);
  }

  private async expectApplied(consumer: string, versions: Map<string, number>): Promise<void> {
    const service = consumer.split('__')[0] as Service;
    const positions = await this.versions(
      service,
      'SELECT aggregate_id AS id, version FROM consumer_position WHERE consumer = $2 AND aggregate_id = ANY ($1)',
      [...versions.keys()],
      consumer,
    );
    const behind = [...versions].filter(([id, version]) => positions.get(id) !== version);
    expectSame(`aggregates that ${consumer} has not followed`, behind.length, 0);
  }

  private async versions(
    service: Service,
    sql: string,
    ids: readonly string[],
    ...more: string[]
  ): Promise<Map<string, number>> {
    const { rows } = await this.clients[service].query<{ id: string; version: number }>(sql, [ids, ...more]);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  private async count(service: Service, sql: string, parameters: unknown[]): Promise<number> {
    const { rows } = await this.clients[service].query<{ count: string }>(sql, parameters);
    return Number(rows[0]?.count);
  }
}

function expectSame(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}

import pg from 'pg';
import type { Service } from '../../client/databases.js';

/** What a check found wrong. LOST: something answered or due is not there. DOUBLED: it is there more than once. */
export interface Finding {
  kind: 'LOST' | 'DOUBLED' | 'DIFFERENT';
  what: string;
}

/** Reads the databases of the platform under test, one connection each. */
export class Databases {
  private constructor(private readonly clients: Record<Service, pg.Client>) {}

  static async open(urls: Record<Service, string>): Promise<Databases> {
    const entries = await Promise.all(
      Object.entries(urls).map(async ([service, connectionString]) => {
        const client = new pg.Client({ connectionString });
        await client.connect();
        return [service, client] as const;
      }),
    );
    return new Databases(Object.fromEntries(entries) as Record<Service, pg.Client>);
  }

  client(service: Service): pg.Client {
    return this.clients[service];
  }

  async rows<T extends object>(service: Service, sql: string, parameters: unknown[] = []): Promise<T[]> {
    return (await this.clients[service].query<T>(sql, parameters)).rows;
  }

  /** The single number a statement answers. */
  async number(service: Service, sql: string, parameters: unknown[] = []): Promise<number> {
    const [row] = await this.rows<Record<string, string>>(service, sql, parameters);
    return Number(Object.values(row ?? {})[0]);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.clients).map((client) => client.end()));
  }
}

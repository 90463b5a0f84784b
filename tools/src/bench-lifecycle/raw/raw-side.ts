import type { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { openClient } from '../open-client.js';
import { fillingOf, parameterOf } from './fill.js';
import type { Filling } from './fill.js';
import type { RawScript, RawTransaction } from './script.js';

/** The writes of lifecycles as prepared statements, each client with its own connection to each database. */
export class RawSide {
  private readonly clients: Record<string, Client>[] = [];
  private ordinal = 0;

  /**
   * @param urls scratch databases by service
   * @param recordedAt milliseconds since the epoch, see `parameterOf`
   */
  constructor(
    private readonly script: RawScript,
    private readonly urls: Record<string, string>,
    private readonly recordedAt: number,
  ) {}

  /** Inserts the rows that the script changes but does not insert, such as number series. */
  async seed(): Promise<void> {
    await this.connect(1);
    const filling = fillingOf(this.script.placeholders, 0, uuid);
    for (const { database, statements } of this.script.seeds)
      for (const { text, values } of statements)
        await this.connection(0, database).query(
          text,
          values.map((value) => parameterOf(value, filling, 0)),
        );
  }

  /** Opens what is missing for so many clients. */
  async connect(count: number): Promise<void> {
    while (this.clients.length < count) {
      const connections: Record<string, Client> = {};
      for (const [database, url] of Object.entries(this.urls)) connections[database] = await openClient(url);
      this.clients.push(connections);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.flatMap((connections) => Object.values(connections).map((client) => client.end())));
  }

  /** Writes one lifecycle, one transaction after the other. */
  async play(client: number): Promise<void> {
    this.ordinal += 1;
    const filling = fillingOf(this.script.placeholders, this.ordinal, uuid);
    for (const [index, transaction] of this.script.transactions.entries())
      await this.write(this.connection(client, transaction.database), transaction, `t${index}`, filling);
  }

  private async write(
    connection: Client,
    { statements }: RawTransaction,
    name: string,
    filling: Filling,
  ): Promise<void> {
    const movedByMs = Date.now() - this.recordedAt;
    // A single statement is a transaction by itself; that saves two round trips.
    const isSingle = statements.length === 1;
    if (!isSingle) await connection.query('BEGIN');
    for (const [index, { text, values }] of statements.entries()) {
      const parameters = values.map((value) => parameterOf(value, filling, movedByMs));
      const { rowCount } = await connection.query({ name: `${name}s${index}`, text, values: parameters });
      if (!rowCount) throw new Error(`the raw statement wrote nothing: ${text}`);
    }
    if (!isSingle) await connection.query('COMMIT');
  }

  private connection(client: number, database: string): Client {
    const connection = this.clients[client]?.[database];
    if (!connection) throw new Error(`client ${client} has no connection to ${database}`);
    return connection;
  }
}

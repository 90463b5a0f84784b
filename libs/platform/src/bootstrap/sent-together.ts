import { Query } from 'pg';
import type { Client, Connection, QueryResult, Submittable } from 'pg';

/** What of the driver's query object its client uses; the driver's types do not speak of it. */
interface DriverQuery {
  readonly name: string | undefined;
  readonly text: string;
  prepare(connection: Connection): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleError(error: Error, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
}

type DriverConnection = Connection & {
  stream: { cork(): void; uncork(): void };
  submittedNamedStatements: Record<string, string>;
};

/** A statement with parameters, or one without that the server takes as one, such as COMMIT. */
export interface Statement {
  /** Under which it is prepared once per connection; undefined: each time. */
  name: string | undefined;
  text: string;
  values: unknown[];
}

/**
 * Statements of one transaction that go to the server in one message and are answered in one: the server works them off in order, each
 * seeing what those before it wrote, and leaves out what follows one that fails. Their answers come when the last one is through.
 */
export class SentTogether implements Submittable {
  /** Called by tracing, where it is on, once all is answered. */
  callback: (error?: Error) => void = () => undefined;
  private readonly queries: DriverQuery[] = [];
  /** What could not be sent, with the reason: a parameter that cannot be written. */
  private refusal: Error | undefined;
  private answered = 0;
  private isSubmitted = false;

  constructor(private readonly client: Client) {}

  add({ name, text, values }: Statement): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      const answer = (error: Error | undefined, result: unknown): void => {
        if (!error) return resolve(result as QueryResult);
        if (!this.isSubmitted) this.refusal ??= error;
        reject(error);
      };
      const config = { name, text, values, types: this.client, queryMode: 'extended' };
      this.queries.push(new Query(config, answer) as unknown as DriverQuery);
    });
  }

  /** The driver keeps under its name what the server has parsed. */
  get name(): string | undefined {
    return this.current?.name;
  }

  /** Of all until they are sent, for tracing; then the one that is being answered. */
  get text(): string {
    return this.isSubmitted ? (this.current?.text ?? '') : this.queries.map(({ text }) => text).join(';\n');
  }

  submit(connection: Connection): null {
    const { stream } = connection as DriverConnection;
    // The driver ends each statement by itself; here the last one ends what the server takes as one. And where it cannot write a parameter,
    // it takes back the statement, which is prepared for others too.
    const nothing = { value: () => undefined };
    const held = Object.create(connection, { sync: nothing, close: nothing }) as Connection;
    stream.cork();
    try {
      for (const query of this.queries) {
        query.prepare(held);
        if (this.refusal) break;
      }
      (connection as unknown as { sync(): void }).sync();
    } finally {
      stream.uncork();
    }
    this.isSubmitted = true;
    return null;
  }

  handleRowDescription(message: unknown): void {
    this.current?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.current?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    this.current?.handleCommandComplete(message, connection);
    this.answered += 1;
  }

  handleError(error: Error, connection: Connection): void {
    const failed = this.queries.slice(this.answered);
    // The server has not parsed what it left out.
    for (const { name } of failed) if (name) delete (connection as DriverConnection).submittedNamedStatements[name];
    // The one at fault first; those before it have come to nothing with the transaction.
    for (const query of [...failed, ...this.queries.slice(0, this.answered)]) query.handleError(error, connection);
    this.callback(error);
  }

  handleReadyForQuery(connection: Connection): void {
    if (this.refusal) return this.handleError(this.refusal, connection);
    for (const query of this.queries) query.handleReadyForQuery(connection);
    this.callback();
  }

  private get current(): DriverQuery | undefined {
    return this.queries[this.answered];
  }
}

import { Client } from 'pg';
import type { QueryResult } from 'pg';
import { SentTogether } from './sent-together.js';
import type { Statement } from './sent-together.js';

/** More statements than any service has in its write path; texts built at run time must not fill the server's memory. */
const nameAtMost = 300;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= nameAtMost) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

const writes = /\b(INSERT INTO|UPDATE|DELETE FROM)\b/;
/** Begins a read outside transactions that finds its rows by key and runs all the time. */
const marker = '/* prepare */';

/**
 * Statements with parameters that write, or read inside a transaction, are prepared once per connection: parsing and planning
 * them anew took a third of the database's time. They find rows by key, where one plan fits every value. What screens read
 * outside transactions is planned for its values: a province and a village need different plans.
 */
const isPreparedAlone = (text: string): boolean => text.startsWith(marker) || writes.test(text);

const begin = 'START TRANSACTION';
const ends: ReadonlySet<unknown> = new Set(['COMMIT', 'ROLLBACK']);
const nothing: QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };

/**
 * The driver's client, which prepares what is worth it, and sends what was given of a transaction without waiting in between together:
 * the beginning with the first statement, the end with the last ones. A round trip costs both sides about as much as the
 * statement in it.
 */
export class PreparingClient extends Client {
  /** A transaction was begun, of which the server is told with its first statement; of one without statements it never hears. */
  private isToBegin = false;
  private together: SentTogether | undefined;

  /** Undefined for what has to go alone. */
  gather(text: unknown, values: unknown): Promise<QueryResult> | undefined {
    if (text === begin && this.getTransactionStatus() === 'I') {
      this.isToBegin = true;
      return Promise.resolve(nothing);
    }
    const isEnd = ends.has(text);
    if (isEnd && this.isToBegin) {
      this.isToBegin = false;
      return Promise.resolve(nothing);
    }
    const isInTransaction = this.isToBegin || this.together !== undefined || this.getTransactionStatus() === 'T';
    // Without parameters a text may be several statements, which the server takes only alone.
    const isOne = isEnd || (typeof text === 'string' && Array.isArray(values) && values.length > 0);
    if (!isInTransaction || !isOne) {
      this.send();
      return undefined;
    }
    const answer = this.batch().add(statementOf(text as string, isEnd ? [] : (values as unknown[])));
    if (isEnd) this.send();
    return answer;
  }

  /** What is sent as soon as the program waits for something else than its own promises. */
  private batch(): SentTogether {
    if (!this.together) {
      this.together = new SentTogether(this);
      process.nextTick(() => this.send());
    }
    if (this.isToBegin) {
      this.isToBegin = false;
      // Whether it failed, the statement after it tells.
      this.together.add(statementOf(begin, [])).catch(() => undefined);
    }
    return this.together;
  }

  private send(): void {
    const together = this.isToBegin ? this.batch() : this.together;
    this.together = undefined;
    if (together) (Client.prototype.query as (submittable: SentTogether) => void).call(this, together);
  }
}

const statementOf = (text: string, values: unknown[]): Statement => ({ name: nameOf(text), text, values });

// Assigned rather than overridden: the driver's overloads cannot be repeated in one signature.
PreparingClient.prototype.query = function (this: PreparingClient, text: unknown, values: unknown, ...rest: unknown[]) {
  const isPromise = rest.length === 0 && typeof values !== 'function';
  const gathered = isPromise ? this.gather(text, values) : this.gather(undefined, undefined);
  if (gathered) return gathered;
  const run = Client.prototype.query as (...parameters: unknown[]) => unknown;
  const isPlain = typeof text === 'string' && Array.isArray(values) && values.length > 0;
  const name = isPlain && isPreparedAlone(text) ? nameOf(text) : undefined;
  return name === undefined ? run.call(this, text, values, ...rest) : run.call(this, { name, text, values }, ...rest);
} as Client['query'];

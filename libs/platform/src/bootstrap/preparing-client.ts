import { Client } from 'pg';

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
export const isPrepared = (text: string, isInTransaction: boolean): boolean =>
  isInTransaction || text.startsWith(marker) || writes.test(text);

/** The driver's client, which prepares what is worth it. */
export class PreparingClient extends Client {}

// Assigned rather than overridden: the driver's overloads cannot be repeated in one signature.
PreparingClient.prototype.query = function (this: Client, text: unknown, values: unknown, ...rest: unknown[]) {
  const run = Client.prototype.query as (...parameters: unknown[]) => unknown;
  const isPlain = typeof text === 'string' && Array.isArray(values) && values.length > 0;
  const name = isPlain && isPrepared(text, this.getTransactionStatus() === 'T') ? nameOf(text) : undefined;
  return name === undefined ? run.call(this, text, values, ...rest) : run.call(this, { name, text, values }, ...rest);
} as Client['query'];

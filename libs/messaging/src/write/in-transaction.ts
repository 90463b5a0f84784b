import type { DataSource, EntityManager } from 'typeorm';

/** Takes a write whose answer is not needed: it is only waited for at the end. */
export type EndWith = (write: Promise<unknown>) => void;

/**
 * Runs `work` in a transaction. What it hands to `endWith` is not waited for before the transaction is committed, so that it goes to the
 * database together with its end. Where such a write fails the server commits nothing, and its failure is that of the transaction.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager, endWith: EndWith) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const writes: Promise<unknown>[] = [];
  const endWith: EndWith = (write) => {
    writes.push(write);
    // Waited for below; until then a failure must not count as one that nobody handles.
    write.catch(() => undefined);
  };
  let isEnding = false;
  try {
    await runner.startTransaction();
    const result = await work(runner.manager, endWith);
    isEnding = true;
    await Promise.all([...writes, runner.commitTransaction()]);
    return result;
  } catch (error) {
    const outcomes = await Promise.allSettled(writes);
    // A connection that is gone has rolled back by itself.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    // What the work asked for after a write that failed was refused only because of it.
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    throw failed && !isEnding ? failed.reason : error;
  } finally {
    await runner.release();
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { ServiceConfig } from '../config/service-config.js';
import { dataSourceOptions } from './data-source-options.js';
import type { ServiceDefinition } from './service-definition.js';

/** Any number of instances may migrate at once; one does it, the others wait and find nothing to do. */
const lockKey = 1_764_000_000;

const pollMs = 1_000;

/**
 * Applies what is pending, each migration in its own transaction, and returns the names.
 * @throws when the database does not answer within `SCHEMA_WAIT_MS`: one that was installed beside this takes minutes to be made
 */
export async function migrate<C extends ServiceConfig>(definition: ServiceDefinition<C>, config: C): Promise<string[]> {
  const dataSource = new DataSource({
    ...dataSourceOptions(definition, config),
    poolSize: 2,
    migrationsTransactionMode: 'each',
    // An index on a large table takes longer than any request may.
    extra: { statement_timeout: 0 },
  });
  await connect(dataSource, performance.now() + config.SCHEMA_WAIT_MS);
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [lockKey]);
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [lockKey]);
    await lock.release();
    await dataSource.destroy();
  }
}

async function connect(dataSource: DataSource, deadline: number): Promise<void> {
  for (;;) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      if (performance.now() >= deadline) throw error;
    }
    await pause(pollMs);
  }
}

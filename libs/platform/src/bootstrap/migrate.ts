import { DataSource } from 'typeorm';
import type { ServiceConfig } from '../config/service-config.js';
import { dataSourceOptions } from './data-source-options.js';
import type { ServiceDefinition } from './service-definition.js';

/** Any number of instances may migrate at once; one does it, the others wait and find nothing to do. */
const lockKey = 1_764_000_000;

/** Applies what is pending, each migration in its own transaction, and returns the names. */
export async function migrate<C extends ServiceConfig>(definition: ServiceDefinition<C>, config: C): Promise<string[]> {
  const dataSource = new DataSource({
    ...dataSourceOptions(definition, config),
    poolSize: 2,
    migrationsTransactionMode: 'each',
    // An index on a large table takes longer than any request may.
    extra: { statement_timeout: 0 },
  });
  await dataSource.initialize();
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

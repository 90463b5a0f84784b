import type { DataSourceOptions } from 'typeorm';
import type { ServiceConfig } from '../config/service-config.js';
import { PreparingClient } from './preparing-client.js';
import type { ServiceDefinition } from './service-definition.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** The service's data source with the pool and timeouts of its configuration; migrations never run by themselves. */
export function dataSourceOptions<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
): PostgresOptions {
  const own = definition.dataSource(config);
  if (own.type !== 'postgres') throw new Error(`${definition.name}: the data source must be postgres`);
  return {
    applicationName: `ducha-${definition.name}`,
    ...own,
    poolSize: config.DATABASE_POOL_SIZE,
    connectTimeoutMS: 5_000,
    synchronize: false,
    migrationsRun: false,
    extra: {
      Client: PreparingClient,
      // Signing in costs the server more than many statements, and a new connection has nothing prepared.
      idleTimeoutMillis: 300_000,
      statement_timeout: config.DATABASE_STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: config.DATABASE_STATEMENT_TIMEOUT_MS * 2,
      ...(own.extra as object | undefined),
    },
  };
}

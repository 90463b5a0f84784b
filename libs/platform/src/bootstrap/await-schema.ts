import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { ServiceConfig } from '../config/service-config.js';
import { PendingMigrations } from '../health/pending-migrations.js';
import { dataSourceOptions } from './data-source-options.js';
import type { ServiceDefinition } from './service-definition.js';

const pollMs = 1_000;
const saidEveryMs = 10_000;

/**
 * Holds a start back until the database answers and has every migration this build knows: consumers that met an older schema would
 * fail on every event and set them aside.
 * @throws naming what is missing when `SCHEMA_WAIT_MS` is over; with 0 nothing is looked at
 */
export async function awaitSchema<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  logger: Logger,
): Promise<void> {
  const deadline = performance.now() + config.SCHEMA_WAIT_MS;
  let saidAt = -Infinity;
  for (let missing = await missingOf(definition, config); missing; missing = await missingOf(definition, config)) {
    if (performance.now() >= deadline) throw new Error(`the schema is not ready: ${missing}`);
    if (performance.now() - saidAt >= saidEveryMs) {
      logger.info({ missing }, 'waiting for the schema');
      saidAt = performance.now();
    }
    await pause(pollMs);
  }
}

/** What the schema lacks, in words; empty when nothing. */
async function missingOf<C extends ServiceConfig>(definition: ServiceDefinition<C>, config: C): Promise<string> {
  if (config.SCHEMA_WAIT_MS === 0) return '';
  const dataSource = new DataSource({ ...dataSourceOptions(definition, config), poolSize: 1 });
  try {
    await dataSource.initialize();
    return (await new PendingMigrations(dataSource).names()).join(', ');
  } catch (error) {
    return error instanceof AggregateError ? String(error.errors[0]) : (error as Error).message;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

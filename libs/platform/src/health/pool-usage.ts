import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

export interface PoolUsage {
  total: number;
  idle: number;
  /** Requests waiting for a connection; above zero for long means the pool is too small. */
  waiting: number;
}

export function poolUsage(dataSource: DataSource): PoolUsage {
  const { master } = dataSource.driver as unknown as { master: Pool };
  return { total: master.totalCount, idle: master.idleCount, waiting: master.waitingCount };
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PendingMigrations } from './pending-migrations.js';

export interface Check {
  name: string;
  isOk: boolean;
  /** Why not; empty when it is. */
  reason: string;
}

const timeoutMs = 2_000;

/** Whether requests should be sent here. */
@Injectable()
export class Readiness {
  private isDraining = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly migrations: PendingMigrations,
  ) {}

  /** From now on the answer is no, while running requests still finish. */
  drain(): void {
    this.isDraining = true;
  }

  async checks(): Promise<Check[]> {
    if (this.isDraining) return [{ name: 'process', isOk: false, reason: 'shutting down' }];
    return Promise.all([
      check('database', () => this.dataSource.query('SELECT 1')),
      check('migrations', () => this.migrations.assertNone()),
    ]);
  }
}

async function check(name: string, probe: () => Promise<unknown>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([probe(), timeout]);
    return { name, isOk: true, reason: '' };
  } catch (error) {
    return { name, isOk: false, reason: (error as Error).message };
  } finally {
    clearTimeout(timer);
  }
}

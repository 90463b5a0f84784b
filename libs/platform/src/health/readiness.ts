import { Inject, Injectable } from '@nestjs/common';
import { MessagingStatus } from '@ducha/messaging';
import { DataSource } from 'typeorm';
import { SERVICE_INFO, type ServiceInfo } from '../bootstrap/service-info.js';
import { JetStreamSync } from './jetstream-sync.js';
import { OwnChecks } from './own-checks.js';
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
  private hasBegunDraining = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly migrations: PendingMigrations,
    private readonly messaging: MessagingStatus,
    private readonly sync: JetStreamSync,
    private readonly own: OwnChecks,
    @Inject(SERVICE_INFO) private readonly service: ServiceInfo,
  ) {}

  /** From now on the answer is no, while running requests still finish. */
  drain(): void {
    this.hasBegunDraining = true;
  }

  get isDraining(): boolean {
    return this.hasBegunDraining;
  }

  async checks(): Promise<Check[]> {
    if (this.isDraining) return [{ name: 'process', isOk: false, reason: 'shutting down' }];
    return Promise.all([
      check('database', () => this.dataSource.query('SELECT 1')),
      check('migrations', () => this.migrations.assertNone()),
      check('messaging', async () => this.assertConnected()),
      ...[...this.own.all].map(([name, probe]) => check(name, probe)),
      ...(this.service.profile === 'production' ? [check('jetstream-sync', () => this.sync.assertAlways())] : []),
    ]);
  }

  /** The service's own conditions are shown only. */
  isReady(checks: readonly Check[]): boolean {
    return checks.every(({ name, isOk }) => isOk || this.own.all.has(name));
  }

  private assertConnected(): void {
    if (!this.messaging.isConnected) throw new Error('no connection to NATS');
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
    return { name, isOk: false, reason: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A refused connection is an aggregate of one error per address, without a message of its own. */
const reasonOf = (error: unknown): string =>
  error instanceof AggregateError ? String(error.errors[0]) : (error as Error).message;

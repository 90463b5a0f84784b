import { Clock } from '@ducha/messaging';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { OwnChecks } from '@ducha/platform';
import { DataSource } from 'typeorm';
import { EvidenceStore } from './evidence-store.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A village's phone may be without network for days between the photo and the report. */
const UNUSED_DAYS = 7;
/** A file is older than this only if the command that wrote it is long over. */
const ORPHAN_AFTER_MS = HOUR_MS;
/** Orphans come of uploads and of unused files, and both are no older. */
const LOOK_BACK_DAYS = UNUSED_DAYS + 3;

/** Removes files nobody reported with, and files whose command was never committed. Any number of replicas may run it. */
@Injectable()
export class EvidenceUpkeep implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EvidenceUpkeep.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
    private readonly checks: OwnChecks,
  ) {}

  onModuleInit(): void {
    this.checks.add('evidence', () => this.evidence.assertWritable());
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.sweep().catch((error: unknown) =>
        this.logger.warn({ msg: 'the sweep of evidence failed', error: String(error) }),
      );
    }, HOUR_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Answers how many files were removed. */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    const unused = await this.takeUnused(new Date(now.getTime() - UNUSED_DAYS * DAY_MS));
    let removed = 0;
    // A crash between the row and its file leaves an orphan of a day that is still looked at.
    for (const key of unused) removed += await this.remove(key);
    for (let back = 0; back <= LOOK_BACK_DAYS; back += 1) {
      const day = new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
      for (const key of await this.orphans(day, now)) removed += await this.remove(key);
    }
    if (removed > 0) this.logger.log({ msg: 'evidence without a report was removed', removed });
    return removed;
  }

  private async takeUnused(before: Date): Promise<string[]> {
    const [rows] = await this.dataSource.query<[{ key: string }[], number]>(
      'DELETE FROM attachment WHERE entry_id IS NULL AND uploaded_at < $1 RETURNING storage_key AS key',
      [before],
    );
    return rows.map(({ key }) => key);
  }

  private async orphans(day: string, now: Date): Promise<string[]> {
    const old = (await this.evidence.listDay(day))
      .filter(({ storedAt }) => now.getTime() - storedAt.getTime() > ORPHAN_AFTER_MS)
      .map(({ key }) => key);
    if (old.length === 0) return [];
    const rows = await this.dataSource.query<{ key: string }[]>(
      'SELECT storage_key AS key FROM attachment WHERE storage_key = ANY ($1)',
      [old],
    );
    const known = new Set(rows.map(({ key }) => key));
    return old.filter((key) => !known.has(key));
  }

  private async remove(key: string): Promise<number> {
    await this.evidence.remove(key);
    return 1;
  }
}

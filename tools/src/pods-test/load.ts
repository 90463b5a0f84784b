import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '../client/platform.js';
import { record } from '../client/steps.js';

/** Windows in which the clerk of the office works at once. */
const workers = 12;
/** Pause of each after what it did: the load is to be steady, not the most the machine can do. */
const pauseMs = 150;
const day = 24 * 3_600_000;

export interface LoadResult {
  requests: number;
  failures: string[];
}

/** Records drafts and reads them back through the portal until it is stopped; nothing is tried twice. */
export class Load {
  private requests = 0;
  private readonly failures: string[] = [];
  private isStopped = false;
  private readonly work: Promise<void>[];

  /** @param platform at which the clerk of the office is signed in */
  constructor(platform: Platform) {
    this.work = Array.from({ length: workers }, () => this.keepWorking(platform));
  }

  private async keepWorking(platform: Platform): Promise<void> {
    const clerk = platform.as('office');
    while (!this.isStopped) {
      const item = await this.counted(() =>
        record(clerk, {
          title: '滚动重启期间登记的事项',
          content: '逐个更换服务实例期间，办理工作不中断。',
          sourceKind: 'LEADER_INSTRUCTION',
          sentence: '更换期间办理工作不得中断。',
          reportDueAt: new Date(Date.now() + 15 * day),
          completionDueAt: new Date(Date.now() + 30 * day),
        }),
      );
      if (item) await this.counted(() => clerk.get(`/api/intake/items/${item.id}`));
      await this.counted(() => clerk.get('/api/intake/items?limit=20'));
      await pause(pauseMs);
    }
  }

  private async counted<T>(ask: () => Promise<T>): Promise<T | undefined> {
    this.requests += 1;
    try {
      return await ask();
    } catch (error) {
      this.failures.push(error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error));
      return undefined;
    }
  }

  async stop(): Promise<LoadResult> {
    this.isStopped = true;
    await Promise.all(this.work);
    return { requests: this.requests, failures: this.failures };
  }
}

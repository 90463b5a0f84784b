import { Injectable } from '@nestjs/common';
import type { Differences } from './differences.js';

/** A comparison only one service can make, such as stored counts with the rows they were counted from. */
export interface ReconciliationCheck {
  /**
   * Notes what differs; reads in pages, so that people do not notice.
   * @param patienceMs how long what differs is looked at again before it counts, because work goes on
   */
  compare(differences: Differences, patienceMs: number): Promise<void>;
}

/** Where a service adds comparisons of its own to the nightly ones, in `onModuleInit`. */
@Injectable()
export class ReconciliationChecks {
  private readonly checks: ReconciliationCheck[] = [];

  add(check: ReconciliationCheck): void {
    this.checks.push(check);
  }

  get all(): readonly ReconciliationCheck[] {
    return this.checks;
  }
}

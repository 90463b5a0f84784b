import { createInterface } from 'node:readline';
import type { ServiceCommand } from '@ducha/platform';
import type { TrackingConfig } from '../config.js';
import { ClockScanner } from './clock-scanner.js';

/**
 * `scan-clocks`: one look for moments that have come, where no replica scans by itself (`CLOCK_SCAN_INTERVAL_MS=0`). With `--on-input` one for
 * each line of standard input. Answers how many moments fired and how long it took, as JSON.
 */
export const scanClocksCommand: ServiceCommand<TrackingConfig> = {
  name: 'scan-clocks',
  summary: '[--on-input]: fires the moments of clocks that have come',
  async run(app, args) {
    const scanner = app.get(ClockScanner, { strict: false });
    const scan = async (): Promise<void> => {
      const begunAt = performance.now();
      const fired = await scanner.scan();
      process.stdout.write(`${JSON.stringify({ fired, ms: performance.now() - begunAt })}\n`);
    };
    if (!args.includes('--on-input')) return scan();
    for await (const _line of createInterface({ input: process.stdin })) await scan();
  },
};

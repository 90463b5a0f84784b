import { Metrics } from '@ducha/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClockScanner } from './clock-scanner.js';

/** How long ago this process last looked for due clocks; deadlines are kept only while that stays small. */
@Injectable()
export class ScanGauge implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly scanner: ClockScanner,
  ) {}

  onModuleInit(): void {
    const name = 'clock.scan.age.seconds';
    this.metrics.observe({ [name]: 'Time since the last finished scan for due clocks' }, async () => {
      const seconds = this.scanner.secondsSinceScan;
      return { [name]: seconds === null ? [] : [[seconds, {}]] };
    });
  }
}

import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics.js';

/** Global, so that a service can add gauges of its own. */
@Global()
@Module({ providers: [Metrics], exports: [Metrics] })
export class MetricsModule {}

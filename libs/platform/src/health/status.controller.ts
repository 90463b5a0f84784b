import { MessagingStatus, type MessagingStatusReport } from '@ducha/messaging';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { SERVICE_INFO, type ServiceInfo } from '../bootstrap/service-info.js';
import { Requires } from '../permissions/requires.decorator.js';
import { poolUsage, type PoolUsage } from './pool-usage.js';
import { type Check, Readiness } from './readiness.js';

interface StatusReport {
  service: string;
  profile: string;
  checks: Check[];
  messaging: MessagingStatusReport;
  pool: PoolUsage;
}

/** What operators look at before they open the logs. */
@ApiExcludeController()
@Controller('status')
export class StatusController {
  constructor(
    private readonly readiness: Readiness,
    private readonly messaging: MessagingStatus,
    private readonly dataSource: DataSource,
    @Inject(SERVICE_INFO) private readonly service: ServiceInfo,
  ) {}

  @Get()
  @Requires('observe', 'Platform')
  async status(): Promise<StatusReport> {
    const [checks, messaging] = await Promise.all([this.readiness.checks(), this.messaging.report()]);
    return {
      service: this.service.name,
      profile: this.service.profile,
      checks,
      messaging,
      pool: poolUsage(this.dataSource),
    };
  }
}

import type { ServiceStatus } from '@ducha/contracts';
import { EventLogMonths, MessagingStatus, Reconciliation } from '@ducha/messaging';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { SERVICE_INFO, type ServiceInfo } from '../bootstrap/service-info.js';
import { Requires } from '../permissions/requires.decorator.js';
import { poolUsage } from './pool-usage.js';
import { Readiness } from './readiness.js';

/** What operators look at before they open the logs. */
@ApiExcludeController()
@Controller('status')
export class StatusController {
  constructor(
    private readonly readiness: Readiness,
    private readonly messaging: MessagingStatus,
    private readonly eventLog: EventLogMonths,
    private readonly reconciliation: Reconciliation,
    private readonly dataSource: DataSource,
    @Inject(SERVICE_INFO) private readonly service: ServiceInfo,
  ) {}

  @Get()
  @Requires('observe', 'Platform')
  async status(): Promise<ServiceStatus> {
    const [checks, messaging, eventLog, reconciliation] = await Promise.all([
      this.readiness.checks(),
      this.messaging.report(),
      this.eventLog.status(),
      this.reconciliation.status(),
    ]);
    return {
      service: this.service.name,
      profile: this.service.profile,
      checks,
      messaging,
      pool: poolUsage(this.dataSource),
      eventLog,
      reconciliation,
    };
  }
}

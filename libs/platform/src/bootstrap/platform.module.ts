import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { ServiceConfig } from '../config/service-config.js';
import { HealthController } from '../health/health.controller.js';
import { JetStreamSync } from '../health/jetstream-sync.js';
import { OwnChecksModule } from '../health/own-checks.module.js';
import { PendingMigrations } from '../health/pending-migrations.js';
import { Readiness } from '../health/readiness.js';
import { StatusController } from '../health/status.controller.js';
import { SignInGuard } from '../sign-in/sign-in.guard.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { TokenVerifier } from '../sign-in/token-verifier.js';
import { MetricsModule } from '../telemetry/metrics.module.js';
import { ServiceGauges } from '../telemetry/service-gauges.js';
import { dataSourceOptions } from './data-source-options.js';
import type { ServiceDefinition } from './service-definition.js';
import { SERVICE_INFO, type ServiceInfo } from './service-info.js';

/** Root module of every service: what the platform brings, around the service's own module. */
@Module({})
export class PlatformModule {
  static forRoot<C extends ServiceConfig>(definition: ServiceDefinition<C>, config: C): DynamicModule {
    const tokens = new TokenVerifier({
      issuer: config.OIDC_ISSUER,
      audience: config.OIDC_AUDIENCE,
      jwksUri: config.OIDC_JWKS_URI,
    });
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(definition, config), retryAttempts: 1 }),
        SignInModule.forRoot(tokens),
        MetricsModule,
        OwnChecksModule,
        definition.module(config),
      ],
      controllers: [HealthController, StatusController],
      providers: [
        Readiness,
        PendingMigrations,
        JetStreamSync,
        ServiceGauges,
        { provide: SERVICE_INFO, useValue: { name: definition.name, profile: config.PROFILE } satisfies ServiceInfo },
        { provide: APP_GUARD, useClass: SignInGuard },
      ],
    };
  }
}

import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import type { DataSourceOptions } from 'typeorm';
import type { ServiceConfig } from '../config/service-config.js';

export type ServiceName = 'intake' | 'tracking' | 'scoring' | 'reporting';

/** One word on the command line, such as `node dist/main.js load-organization`. */
export interface ServiceCommand<C extends ServiceConfig = ServiceConfig> {
  name: string;
  summary: string;
  /** Whether it brings what every database of the service must hold, so that `prepare` runs it after the migrations. Safe to repeat. */
  isPreparation?: boolean;
  /** The application is initialized (database and messaging), but serves no HTTP and consumes nothing. */
  run(app: INestApplicationContext, args: string[], config: C): Promise<void>;
}

/** Everything that tells one service from another. */
export interface ServiceDefinition<C extends ServiceConfig = ServiceConfig> {
  name: ServiceName;
  /** The service's own modules, with `MessagingModule.forRoot` and `DirectoryModule.forRoot` among them. */
  module: (config: C) => DynamicModule | Type;
  loadConfig: () => C;
  /** Connection, entities and migrations; the platform adds pool size and timeouts. */
  dataSource: (config: C) => DataSourceOptions;
  commands?: ServiceCommand<C>[];
}

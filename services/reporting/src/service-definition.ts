import type { ServiceDefinition } from '@ducha/platform';
import { loadReportingConfig, type ReportingConfig } from './config.js';
import { reportingDataSource } from './data-source.js';
import { ReportingModule } from './reporting.module.js';

export const reportingService: ServiceDefinition<ReportingConfig> = {
  name: 'reporting',
  module: (config) => ReportingModule.forRoot(config),
  loadConfig: loadReportingConfig,
  dataSource: reportingDataSource,
};

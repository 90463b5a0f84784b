import type { ServiceDefinition } from '@ducha/platform';
import { type IntakeConfig, loadIntakeConfig } from './config.js';
import { intakeDataSource } from './data-source.js';
import { IntakeModule } from './intake.module.js';
import { loadOrganizationCommand } from './organization/load-organization.command.js';
import { appointAdministratorCommand } from './posts/appoint-administrator.command.js';

/** The service as the platform runs it; tests start it in process. */
export const intakeService: ServiceDefinition<IntakeConfig> = {
  name: 'intake',
  module: (config) => IntakeModule.forRoot(config),
  loadConfig: loadIntakeConfig,
  dataSource: intakeDataSource,
  commands: [loadOrganizationCommand, appointAdministratorCommand],
};

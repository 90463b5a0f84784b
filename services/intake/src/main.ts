import { runService } from '@ducha/platform';
import { loadIntakeConfig } from './config.js';
import { intakeDataSource } from './data-source.js';
import { IntakeModule } from './intake.module.js';
import { loadOrganizationCommand } from './organization/load-organization.command.js';

await runService({
  name: 'intake',
  module: (config) => IntakeModule.forRoot(config),
  loadConfig: loadIntakeConfig,
  dataSource: intakeDataSource,
  commands: [loadOrganizationCommand],
});

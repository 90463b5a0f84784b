import type { ServiceDefinition } from '@ducha/platform';
import { loadScoringConfig, type ScoringConfig } from './config.js';
import { scoringDataSource } from './data-source.js';
import { loadRuleSetsCommand } from './rule-sets/load-rule-sets.command.js';
import { ScoringModule } from './scoring.module.js';

export const scoringService: ServiceDefinition<ScoringConfig> = {
  name: 'scoring',
  module: (config) => ScoringModule.forRoot(config),
  loadConfig: loadScoringConfig,
  dataSource: scoringDataSource,
  commands: [loadRuleSetsCommand],
};

import { join } from 'node:path';
import { Clock } from '@ducha/messaging';
import type { ServiceCommand } from '@ducha/platform';
import type { ScoringConfig } from '../config.js';
import { readRuleSetFiles } from './rule-set-files.js';
import { RuleSetsService } from './rule-sets.service.js';

/** `load-rule-sets`: brings the rule sets of the data folder into the database. Safe to repeat; to be run after `migrate`. */
export const loadRuleSetsCommand: ServiceCommand<ScoringConfig> = {
  name: 'load-rule-sets',
  isPreparation: true,
  summary: 'adds the rule sets of the data folder that are not loaded yet',
  async run(app, _args, config) {
    const files = await readRuleSetFiles(join(config.DATA_DIR, 'rule-sets'));
    const result = await app
      .get(RuleSetsService, { strict: false })
      .load(files, app.get(Clock, { strict: false }).now());
    process.stdout.write(`rule sets: ${result.loaded} loaded, ${result.unchanged} unchanged\n`);
  },
};

import { join } from 'node:path';
import { Clock } from '@ducha/messaging';
import type { ServiceCommand } from '@ducha/platform';
import { RuleBook } from '../clocks/rule-book.js';
import type { TrackingConfig } from '../config.js';
import { PoliciesStore } from './policies.store.js';
import { readPolicyFile } from './policy-file.js';

/** `load-policies`: brings the rules on time limits of the data folder into the database. Safe to repeat; to be run after `migrate`. */
export const loadPoliciesCommand: ServiceCommand<TrackingConfig> = {
  name: 'load-policies',
  isPreparation: true,
  summary: 'adds the versions of the time limit policies that are not loaded yet',
  async run(app, _args, config) {
    const rows = await readPolicyFile(join(config.DATA_DIR, 'policies', 'deadlines.json'));
    const now = app.get(Clock, { strict: false }).now();
    const { loaded, unchanged } = await app.get(PoliciesStore, { strict: false }).load(rows, now);
    await app.get(RuleBook, { strict: false }).refresh();
    process.stdout.write(`policies: ${loaded} loaded, ${unchanged} unchanged\n`);
  },
};

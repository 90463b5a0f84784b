import { parseArgs } from 'node:util';
import { ConfigError, type ServiceCommand } from '@ducha/platform';
import { Clock } from '@ducha/messaging';
import type { IntakeConfig } from '../config.js';
import { dayInShanghai } from '../domain/numbering.js';
import { OrganizationLoader } from './organization-loader.js';
import { readOrganization } from './read-organization.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

function optionsOf(args: string[], config: IntakeConfig) {
  try {
    return parseArgs({
      args,
      options: {
        demo: { type: 'boolean', default: config.DEMO_ACCOUNTS },
        'allow-ending': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new ConfigError([`load-organization: ${(error as Error).message}`]);
  }
}

/** `load-organization [--demo] [--allow-ending]`: brings units and posts into line with the data folder. Safe to repeat. */
export const loadOrganizationCommand: ServiceCommand<IntakeConfig> = {
  name: 'load-organization',
  isPreparation: true,
  summary: 'loads divisions, departments and, with --demo, the demonstration accounts',
  async run(app, args, config) {
    const options = optionsOf(args, config);
    const started = performance.now();
    print(`organization: reading ${config.DATA_DIR}`);
    const plan = await readOrganization(config.DATA_DIR, options.demo);
    print(`organization: ${plan.units.length} units, ${plan.posts.length} posts in the files; writing`);
    const today = dayInShanghai(app.get(Clock, { strict: false }).now());
    const result = await app.get(OrganizationLoader, { strict: false }).load(plan, today, options['allow-ending']);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    print(
      result.isUnchanged
        ? `organization: unchanged (${seconds} s)`
        : `organization: ${result.unitsWritten} units and ${result.postsWritten} posts written, ` +
            `${result.unitsEnded} units and ${result.postsEnded} posts ended, ${result.events} events (${seconds} s)`,
    );
  },
};

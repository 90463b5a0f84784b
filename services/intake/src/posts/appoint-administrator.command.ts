import { parseArgs } from 'node:util';
import { AppointBody, DomainError, sentenceFor } from '@ducha/contracts';
import { ConfigError, type ServiceCommand } from '@ducha/platform';
import type { IntakeConfig } from '../config.js';
import { PostsService } from './posts.service.js';

const Options = AppointBody.omit({ role: true, validFrom: true });

/**
 * `appoint-administrator --unit <code> --person <sub> --name <name> --title <title> --reason <text>`: an installation begins
 * without posts, and only a post holder gives posts.
 */
export const appointAdministratorCommand: ServiceCommand<IntakeConfig> = {
  name: 'appoint-administrator',
  summary: 'gives the first administrator a post: --unit --person --name --title --reason',
  async run(app, args) {
    const given = Options.safeParse(optionsOf(args));
    if (!given.success) {
      throw new ConfigError(
        given.error.issues.map(({ path, message }) => `appoint-administrator: ${path.join('.')}: ${message}`),
      );
    }
    try {
      const { id } = await app.get(PostsService, { strict: false }).appointAdministrator(given.data);
      process.stdout.write(`post ${id}\n`);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new ConfigError([`appoint-administrator: ${sentenceFor(error.rule, error.params)}`]);
    }
  },
};

function optionsOf(args: string[]): Record<string, unknown> {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: { unit: text, person: text, name: text, title: text, reason: text },
    });
    const { unit: unitId, person: personId, name: personName, title, reason } = values;
    return { unitId, personId, personName, title, reason };
  } catch (error) {
    throw new ConfigError([`appoint-administrator: ${(error as Error).message}`]);
  }
}

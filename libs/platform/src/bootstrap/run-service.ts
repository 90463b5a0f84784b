import { parseArgs } from 'node:util';
import { ConfigError } from '../config/load-config.js';
import type { ServiceConfig } from '../config/service-config.js';
import { createLogger } from '../logging/create-logger.js';
import { noTracing } from '../telemetry/tracing.js';
import { awaitSchema } from './await-schema.js';
import { createServiceApp, describeService } from './create-app.js';
import { maintenanceCommands } from './maintenance-commands.js';
import { migrate } from './migrate.js';
import { serve } from './serve.js';
import type { ServiceCommand, ServiceDefinition } from './service-definition.js';

/** EX_CONFIG of sysexits: a restart does not help. */
const exitConfig = 78;

const write = (text: string): void => void process.stdout.write(`${text}\n`);

async function runCommands<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  commands: ServiceCommand<C>[],
  args: string[],
): Promise<void> {
  // Standard output belongs to the command's answer, and what the service says of its start is not asked for.
  const level = config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL;
  const logger = createLogger(definition.name, level, process.stderr);
  await awaitSchema(definition, config, logger);
  const app = await createServiceApp(definition, config, { logger, tracing: noTracing });
  try {
    await app.init();
    for (const command of commands) await command.run(app, args, config);
  } finally {
    await app.close();
  }
}

/** What every database of the service must hold, by the service's own commands. */
const preparationsOf = <C extends ServiceConfig>({ commands = [] }: ServiceDefinition<C>): ServiceCommand<C>[] =>
  commands.filter(({ isPreparation }) => isPreparation);

async function applyMigrations<C extends ServiceConfig>(definition: ServiceDefinition<C>, config: C): Promise<void> {
  for (const name of await migrate(definition, config)) write(`applied ${name}`);
}

/** One process for what a start needs before the service serves: loading the program takes longer than most of the work. */
async function prepare<C extends ServiceConfig>(definition: ServiceDefinition<C>, config: C): Promise<void> {
  await applyMigrations(definition, config);
  const preparations = preparationsOf(definition);
  if (preparations.length > 0) await runCommands(definition, config, preparations, []);
}

/** The same in the process that serves afterwards, for a start that has to be quick. */
async function prepareAndServe<C extends ServiceConfig>(definition: ServiceDefinition<C>, config: C): Promise<void> {
  await applyMigrations(definition, config);
  await serve(definition, config, {
    beforeServing: async (app) => {
      for (const command of preparationsOf(definition)) await command.run(app, [], config);
    },
  });
}

async function dispatch<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  [word, ...args]: string[],
): Promise<void> {
  const config = definition.loadConfig();
  if (word === undefined) return serve(definition, config);
  if (word === 'serve') {
    const { values } = parseArgs({ args, options: { prepare: { type: 'boolean', default: false } } });
    return values.prepare ? prepareAndServe(definition, config) : serve(definition, config);
  }
  if (word === 'migrate')
    return write((await migrate(definition, config)).map((name) => `applied ${name}`).join('\n') || 'nothing to apply');
  if (word === 'prepare') return prepare(definition, config);
  if (word === 'openapi') return write(JSON.stringify(await describeService(definition, config), null, 2));
  const commands: ServiceCommand<C>[] = [...(definition.commands ?? []), ...maintenanceCommands];
  const command = commands.find((candidate) => candidate.name === word);
  if (command) return runCommands(definition, config, [command], args);
  const known = ['serve', 'migrate', 'prepare', 'openapi', ...commands.map(({ name }) => name)];
  throw new ConfigError([`unknown command "${word}"; known are ${known.join(', ')}`]);
}

/** A service's whole `main.ts`: reads the configuration and does what the command line says; without a word it serves. */
export async function runService<C extends ServiceConfig>(definition: ServiceDefinition<C>): Promise<void> {
  try {
    await dispatch(definition, process.argv.slice(2));
  } catch (error) {
    const text =
      error instanceof ConfigError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    process.stderr.write(`${definition.name}: ${text}\n`);
    process.exit(error instanceof ConfigError ? exitConfig : 1);
  }
}

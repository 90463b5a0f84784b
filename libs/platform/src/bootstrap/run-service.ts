import { NestFactory } from '@nestjs/core';
import { ConfigError } from '../config/load-config.js';
import type { ServiceConfig } from '../config/service-config.js';
import { createLogger } from '../logging/create-logger.js';
import { NestLogger } from '../logging/nest-logger.js';
import { describeService } from './create-app.js';
import { migrate } from './migrate.js';
import { PlatformModule } from './platform.module.js';
import { serve } from './serve.js';
import type { ServiceCommand, ServiceDefinition } from './service-definition.js';

/** EX_CONFIG of sysexits: a restart does not help. */
const exitConfig = 78;

const write = (text: string): void => void process.stdout.write(`${text}\n`);

async function runCommand<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  command: ServiceCommand<C>,
  args: string[],
): Promise<void> {
  const app = await NestFactory.createApplicationContext(PlatformModule.forRoot(definition, config), {
    logger: new NestLogger(createLogger(definition.name, config.LOG_LEVEL)),
    abortOnError: false,
  });
  try {
    await command.run(app, args, config);
  } finally {
    await app.close();
  }
}

async function dispatch<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  [word, ...args]: string[],
): Promise<void> {
  if (word === undefined || word === 'serve') return serve(definition, config);
  if (word === 'migrate')
    return write((await migrate(definition, config)).map((name) => `applied ${name}`).join('\n') || 'nothing to apply');
  if (word === 'openapi') return write(JSON.stringify(await describeService(definition, config), null, 2));
  const commands = definition.commands ?? [];
  const command = commands.find((candidate) => candidate.name === word);
  if (command) return runCommand(definition, config, command, args);
  const known = ['serve', 'migrate', 'openapi', ...commands.map(({ name }) => name)];
  throw new ConfigError([`unknown command "${word}"; known are ${known.join(', ')}`]);
}

/** A service's whole `main.ts`: reads the configuration and does what the command line says; without a word it serves. */
export async function runService<C extends ServiceConfig>(definition: ServiceDefinition<C>): Promise<void> {
  try {
    await dispatch(definition, definition.loadConfig(), process.argv.slice(2));
  } catch (error) {
    process.stderr.write(
      `${definition.name}: ${error instanceof ConfigError ? error.message : ((error as Error).stack ?? String(error))}\n`,
    );
    process.exit(error instanceof ConfigError ? exitConfig : 1);
  }
}

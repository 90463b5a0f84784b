import { parseArgs } from 'node:util';
import { StartFailure } from './start-failure.js';
import { texts } from './messages.zh-cn.js';

export interface StartOptions {
  port: number;
  /** Deletes all data of the embedded parts first. */
  isReset: boolean;
  /** Plays the demo on fresh data. */
  withDemo: boolean;
  /** Starts parts again that died, instead of stopping the platform. */
  isKeptAlive: boolean;
  /** For tests: ends with its standard input and deletes all its data then. */
  isEphemeral: boolean;
}

/** @throws StartFailure naming the option that is not known or not a port */
export function parseOptions(args: string[]): StartOptions | 'HELP' {
  const values = parse(args);
  if (values.help) return 'HELP';
  const port = Number(values.port ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartFailure(texts.badPort(String(values.port)));
  return {
    port,
    isReset: values.reset ?? false,
    withDemo: !values['no-demo'],
    isKeptAlive: values['keep-alive'] ?? false,
    isEphemeral: values.ephemeral ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        reset: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        'keep-alive': { type: 'boolean' },
        ephemeral: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new StartFailure(`${texts.badOption}：${(error as Error).message.split('\n')[0]}`, { advice: texts.usage });
  }
}

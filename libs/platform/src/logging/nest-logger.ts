import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

type Level = 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal';

/** Nest names every module and route at start; the OpenAPI description says the same. */
const chatty = new Set<unknown>([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** Nest's logger on pino. `logger.log({ fields }, 'message')` keeps the fields apart; the last parameter is Nest's context. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(chatty.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.length > 0 ? rest.at(-1) : undefined;
    const [text, ...more] = rest.slice(0, -1);
    if (message instanceof Error) this.pino[level]({ context, err: message }, String(text ?? message.message));
    else if (typeof message === 'object' && message !== null)
      this.pino[level]({ context, ...message }, text === undefined ? undefined : String(text));
    // Nest hands a stack as the second parameter of error().
    else
      this.pino[level](
        {
          context,
          ...(text !== undefined && { more: [text, ...more].filter((part) => part !== undefined).map(String) }),
        },
        String(message),
      );
  }
}

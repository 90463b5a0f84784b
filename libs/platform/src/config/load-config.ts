import type { z } from 'zod';

/** All that is wrong with the environment, in one message a person can act on. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Parses the environment once at boot. An empty variable counts as absent.
 * @throws {ConfigError} naming every missing or wrong variable; values are not repeated, they may be secrets
 */
export function loadConfig<S>(schema: z.ZodType<S>, env: NodeJS.ProcessEnv = process.env): S {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return name in given ? `${name}: ${issue.message}` : `${name} is not set`;
    }),
  );
}

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { services } from '../start/surroundings.js';
import type { ServiceName } from '../start/surroundings.js';

export type JsonSchema = Record<string, unknown>;
/** JSON schema of each variable a service reads, by service and name. */
export type ServiceConfigs = Record<ServiceName, Record<string, JsonSchema>>;

/** Reads the configuration schemas of the built services: the code says what can be configured, the chart follows. */
export async function readServiceConfigs(root: string): Promise<ServiceConfigs> {
  const entries = await Promise.all(
    services.map(async (name) => {
      const url = pathToFileURL(join(root, 'services', name, 'dist', 'config.js')).href;
      const module = (await import(url)) as Record<string, z.ZodType>;
      return [name, variablesOf(module[`${name}ConfigSchema`]!)] as const;
    }),
  );
  return Object.fromEntries(entries) as ServiceConfigs;
}

/** As the values of a chart give them: numbers and booleans are plain, defaults are the values file's matter. */
export function variablesOf(schema: z.ZodType): Record<string, JsonSchema> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as {
    properties?: Record<string, JsonSchema>;
  };
  return Object.fromEntries(
    Object.entries(properties).map(([name, { default: _, format: _format, ...rest }]) => [name, rest]),
  );
}

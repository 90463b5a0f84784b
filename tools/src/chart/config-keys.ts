import type { JsonSchema, ServiceConfigs } from './service-configs.js';

/** Which variables stand where in the values of the chart. */
export interface ConfigKeys {
  /** Below `config`: read by every service. */
  shared: Record<string, JsonSchema>;
  /** Below `services.<name>.config`: read by this one alone. */
  own: Record<string, Record<string, JsonSchema>>;
}

/** @param derived variables the templates set themselves from other keys, such as `PORT` and `DATABASE_URL` */
export function configKeys(configs: ServiceConfigs, derived: ReadonlySet<string>): ConfigKeys {
  const all = Object.values(configs);
  const isShared = (name: string): boolean => all.every((variables) => name in variables);
  const pick = (variables: Record<string, JsonSchema>, isWanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(variables).filter(([name]) => !derived.has(name) && isWanted(name)));
  return {
    shared: pick(all[0] ?? {}, isShared),
    own: Object.fromEntries(
      Object.entries(configs).map(([service, variables]) => [service, pick(variables, (name) => !isShared(name))]),
    ),
  };
}

/** Names in quotes in the template that makes the environment. */
export const derivedIn = (template: string): Set<string> =>
  new Set([...template.matchAll(/"([A-Z][A-Z0-9_]{2,})"/g)].map(([, name]) => name!));

/** Differences between the variables of the code and the documented values, each as a sentence. */
export function undocumented(
  keys: ConfigKeys,
  values: { config: object; services: Record<string, { config?: object }> },
): string[] {
  const compare = (where: string, wanted: object, given: object): string[] => [
    ...Object.keys(wanted)
      .filter((name) => !(name in given))
      .map((name) => `values.yaml lacks ${where}.${name}, which the code reads`),
    ...Object.keys(given)
      .filter((name) => !(name in wanted))
      .map((name) => `values.yaml has ${where}.${name}, which the code does not read`),
  ];
  return [
    ...compare('config', keys.shared, values.config),
    ...Object.entries(keys.own).flatMap(([service, own]) =>
      compare(`services.${service}.config`, own, values.services[service]?.config ?? {}),
    ),
  ];
}

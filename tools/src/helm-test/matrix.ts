import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chart, installValues, preset, template } from './helm.js';

/** One way to install the chart. */
export interface Combination {
  name: string;
  files: string[];
  settings: string[];
}

export const presets = readdirSync(join(chart, 'values'))
  .map((file) => file.replace('.yaml', ''))
  .sort();

const set = (key: string, value: unknown): string => `${key}=${JSON.stringify(value)}`;

/** NATS in the release instead of the one that `install.yaml` names; presets of one server keep one. */
export const ownNats: string[] = [
  set('nats.enabled', true),
  ...['url', 'monitorUrl', 'monitorEndpoint'].map((key) => set(`nats.${key}`, '')),
];

/** Every preset × database mode × where NATS is × hook mode × kind of route × autoscaler. */
export const combinations: Combination[] = presets.flatMap((name) =>
  ['external', 'cnpg'].flatMap((database) =>
    ['elsewhere', 'own'].flatMap((nats) =>
      [true, false].flatMap((usesHooks) =>
        ['httpRoute', 'ingress', 'none'].flatMap((route) =>
          ['none', 'hpa', 'keda'].map((autoscaler) => ({
            name: [name, database, nats, usesHooks ? 'hooks' : 'plain', route, autoscaler].join('-'),
            files: [preset(name), installValues],
            settings: [
              set('database.mode', database),
              ...(nats === 'own' ? ownNats : []),
              set('migrations.useHelmHooks', usesHooks),
              set('route.kind', route),
              set('autoscaling.kind', autoscaler),
            ],
          })),
        ),
      ),
    ),
  ),
);

export interface Rendered {
  name: string;
  text: string;
  /** Why it could not be rendered; empty when it could. */
  failure: string;
}

/** Renders them two at a time, in order. */
export async function renderAll(wanted: Combination[]): Promise<Rendered[]> {
  const rendered: Rendered[] = Array<Rendered>(wanted.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < wanted.length; index = next++) {
      const { name, files, settings } = wanted[index]!;
      const { code, stdout, stderr } = await template(files, settings);
      rendered[index] = { name, text: stdout, failure: code === 0 ? '' : stderr };
    }
  };
  await Promise.all([worker(), worker()]);
  return rendered;
}

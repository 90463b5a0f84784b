import { layoutOf } from '../start/layout.js';
import { readState } from '../start/state-file.js';

export const services = ['intake', 'tracking', 'scoring', 'reporting'] as const;
export type Service = (typeof services)[number];

/**
 * Where the databases of the running platform are: `<SERVICE>_DATABASE_URL` where it is set, else the embedded server.
 * @throws Error saying what to do when neither is there.
 */
export async function databaseUrls(env: NodeJS.ProcessEnv = process.env): Promise<Record<Service, string>> {
  const state = await readState(layoutOf(env).runFile);
  const embedded = state?.parts.flatMap(({ probe }) => (probe.kind === 'postgres' ? [probe.url] : []))[0];
  const urlOf = (service: Service): string => {
    const given = env[`${service.toUpperCase()}_DATABASE_URL`];
    if (given) return given;
    if (!embedded) {
      throw new Error(
        `no running platform found: start it with npm start, or set ${service.toUpperCase()}_DATABASE_URL`,
      );
    }
    const url = new URL(embedded);
    url.pathname = `/ducha_${service}`;
    return url.href;
  };
  return {
    intake: urlOf('intake'),
    tracking: urlOf('tracking'),
    scoring: urlOf('scoring'),
    reporting: urlOf('reporting'),
  };
}

/** Origin of the running platform, or the default one. */
export async function baseUrl(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (env.BASE_URL) return env.BASE_URL;
  return (await readState(layoutOf(env).runFile))?.origin ?? 'http://localhost:8080';
}

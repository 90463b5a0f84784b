import { existsSync } from 'node:fs';
import { layoutOf } from '../start/layout.js';

/** Loaded only where a platform was started: the image carries neither a state file nor the embedded servers behind it. */
async function runningState(env: NodeJS.ProcessEnv) {
  const { runFile } = layoutOf(env);
  return existsSync(runFile) ? (await import('../start/state-file.js')).readState(runFile) : null;
}

export const services = ['intake', 'tracking', 'scoring', 'reporting'] as const;
export type Service = (typeof services)[number];

/**
 * Where the databases of the running platform are: `<SERVICE>_DATABASE_URL` where it is set, else the embedded server.
 * @throws Error saying what to do when neither is there.
 */
export async function databaseUrls(env: NodeJS.ProcessEnv = process.env): Promise<Record<Service, string>> {
  const isGiven = services.every((service) => env[`${service.toUpperCase()}_DATABASE_URL`]);
  const state = isGiven ? null : await runningState(env);
  const embedded = state?.parts.flatMap(({ probe }) => (probe.kind === 'postgres' ? [probe.url] : []))[0];
  const missing = services.map((service) => `${service.toUpperCase()}_DATABASE_URL`).filter((name) => !env[name]);
  const urlOf = (service: Service): string => {
    const given = env[`${service.toUpperCase()}_DATABASE_URL`];
    if (given) return given;
    if (!embedded) {
      throw new Error(`no running platform found: start it with npm start, or set ${missing.join(', ')}`);
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
  return (await runningOrigin(env)) ?? 'http://localhost:8080';
}

/** Origin of the platform that `npm start` runs from this checkout; null where none does. */
export async function runningOrigin(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  return (await runningState(env))?.origin ?? null;
}

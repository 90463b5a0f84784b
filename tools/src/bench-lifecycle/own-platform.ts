import { baseUrl, databaseUrls } from '../client/databases.js';
import type { Service } from '../client/databases.js';
import { startOwnPlatform } from '../client/own-platform.js';
import { layoutOf } from '../start/layout.js';
import { readState } from '../start/state-file.js';

export interface MeasuredPlatform {
  origin: string;
  databaseUrls: Record<Service, string>;
  /** Process ids of its parts by name. */
  parts: Record<string, number>;
  stop(): Promise<void>;
}

/** The platform that runs already. */
export async function runningPlatform(origin: string): Promise<MeasuredPlatform> {
  return {
    origin: origin || (await baseUrl()),
    databaseUrls: await databaseUrls(),
    parts: await partsOf(process.env),
    stop: () => Promise.resolve(),
  };
}

/** A platform of its own, with data that is deleted at the end. */
export async function ownPlatform(): Promise<MeasuredPlatform> {
  const { origin, env, stop } = await startOwnPlatform();
  return { origin, databaseUrls: await databaseUrls(env), parts: await partsOf(env), stop };
}

async function partsOf(env: NodeJS.ProcessEnv): Promise<Record<string, number>> {
  const state = await readState(layoutOf(env).runFile);
  return Object.fromEntries((state?.parts ?? []).map(({ name, pid }) => [name, pid]));
}

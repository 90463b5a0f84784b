import pg from 'pg';
import type { Probe } from './state-file.js';

export interface Health {
  isReady: boolean;
  /** Version of a server that tells it. */
  version?: string;
  /** Why it is not ready. */
  reason?: string;
}

/** Asks a part whether it can work now. Never throws. */
export async function health(probe: Probe): Promise<Health> {
  try {
    switch (probe.kind) {
      case 'http':
        return await overHttp(probe.url);
      case 'nats':
        return await ofNats(probe.monitorUrl);
      case 'postgres':
        return await ofPostgres(probe.url);
    }
  } catch (error) {
    const { message, cause } = error as Error;
    return { isReady: false, reason: cause instanceof Error ? cause.message : message };
  }
}

const get = (url: string) => fetch(url, { signal: AbortSignal.timeout(5_000) });

interface Check {
  name: string;
  isOk: boolean;
  reason?: string;
}

async function overHttp(url: string): Promise<Health> {
  const response = await get(url);
  if (response.ok) return { isReady: true };
  const { checks = [] } = (await response.json().catch(() => ({}))) as { checks?: Check[] };
  const failed = checks.filter(({ isOk }) => !isOk).map(({ name, reason }) => (reason ? `${name}: ${reason}` : name));
  return { isReady: false, reason: failed.join('; ') || `HTTP ${response.status}` };
}

async function ofNats(monitorUrl: string): Promise<Health> {
  const [healthz, varz] = await Promise.all([get(`${monitorUrl}/healthz`), get(`${monitorUrl}/varz`)]);
  const { version } = (await varz.json()) as { version?: string };
  return { isReady: healthz.ok, version };
}

async function ofPostgres(url: string): Promise<Health> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return { isReady: true, version: rows[0]?.server_version };
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from '../../client/databases.js';
import { layoutOf } from '../../start/layout.js';
import { runProgram } from '../../start/node-part.js';
import { serviceProgram } from '../../start/programs.js';
import { openClient } from '../open-client.js';

export interface ScratchDatabases {
  urls: Record<Service, string>;
  drop(): Promise<void>;
}

/** An empty database for each service on the server of its own, with the service's own migrations. */
export async function scratchDatabases(platform: Record<Service, string>): Promise<ScratchDatabases> {
  const suffix = process.pid;
  const entries = Object.entries(platform) as [Service, string][];
  const urls = Object.fromEntries(
    entries.map(([service, url]) => [service, beside(url, `bench_${service}_${suffix}`)]),
  );
  const drop = async (): Promise<void> => {
    for (const [service, url] of entries)
      await onServer(url, `DROP DATABASE IF EXISTS bench_${service}_${suffix} WITH (FORCE)`);
  };
  const home = await mkdtemp(join(tmpdir(), 'ducha-bench-migrations-'));
  try {
    for (const [service, url] of entries) {
      await onServer(url, `CREATE DATABASE bench_${service}_${suffix}`);
      await migrate(service, urls[service] ?? '', home);
    }
    return { urls: urls as Record<Service, string>, drop };
  } catch (error) {
    await drop();
    throw error;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function beside(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = await openClient(beside(url, 'postgres'));
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A migration asks for nothing but its database; the other addresses only have to be well-formed. */
async function migrate(service: Service, url: string, home: string): Promise<void> {
  const layout = layoutOf({ DUCHA_HOME: home });
  const unused = 'http://localhost:1';
  const ports = { intake: 1, tracking: 1, scoring: 1, reporting: 1, identity: 1, edge: 1 };
  const addresses = { origin: unused, issuer: unused, ports, databaseUrl: () => url, natsUrl: 'nats://localhost:1' };
  const program = { ...serviceProgram(layout, service, addresses), args: ['migrate'] };
  await runProgram(program, `migrate ${service}`, () => undefined);
}

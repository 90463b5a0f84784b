import { cpus, loadavg, release, totalmem } from 'node:os';
import type { Client } from 'pg';

/** What the figures depend on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  system: string;
  node: string;
  postgres: string;
  /** Settings that decide what a commit costs. */
  postgresSettings: Record<string, string>;
  /** Load of the last minute before the bench: other work on the machine takes from both sides, not always alike. */
  loadBefore: number;
}

const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'shared_buffers', 'max_connections'];

export async function machineOf(client: Client): Promise<Machine> {
  const processors = cpus();
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name`,
    [['server_version', ...settings]],
  );
  const { server_version: postgres = '', ...postgresSettings } = Object.fromEntries(
    rows.map(({ name, value }) => [name, value]),
  );
  return {
    cpu: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    postgres,
    postgresSettings,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

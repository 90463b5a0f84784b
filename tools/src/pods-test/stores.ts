import { startNats, startPostgres } from '@ducha/testing';
import { createDatabases } from '../start/embedded-parts.js';
import { Balancer } from './balancer.js';
import type { Node } from './node.js';

const owners = ['intake', 'tracking', 'scoring', 'reporting', 'identity'];

/** Real PostgreSQL and NATS, which pods reach under the names `postgres` and `nats` at their usual ports. */
export interface Stores {
  /** Connection strings as pods see them, by name of the Secret that `deploy/pods-test/values.yaml` names. */
  secrets: Record<string, string>;
  stop(): Promise<void>;
}

export async function startStores(node: Node): Promise<Stores> {
  const postgres = await startPostgres({ dir: node.file('postgres') });
  const nats = await startNats({ dir: node.file('nats') });
  await createDatabases(
    postgres.adminUrl,
    owners.map((owner) => `ducha_${owner}`),
  );
  const local = (port: string | number): Balancer => new Balancer(() => [{ host: '127.0.0.1', port: Number(port) }]);
  await node.expose('postgres', 5432, local(postgres.port));
  await node.expose('nats', 4222, local(new URL(nats.url).port));
  await node.expose('nats', 8222, local(new URL(nats.monitorUrl).port));
  const secrets = owners.map((owner) => {
    const url = new URL(postgres.url(`ducha_${owner}`));
    url.host = 'postgres:5432';
    return [`ducha-db-${owner}`, url.href];
  });
  return {
    secrets: Object.fromEntries(secrets) as Record<string, string>,
    async stop() {
      await nats.stop();
      await postgres.stop();
    },
  };
}

import { startTestServers } from './test-servers.js';
import type { TestServers } from './test-servers.js';

declare global {
  var duchaTestServers: TestServers | undefined;
}

/** Once per run of the tiers that need servers: workers inherit `TEST_PG_URL`, `TEST_NATS_URL` and `TEST_NATS_MONITOR_URL`. */
export default async function globalSetup(): Promise<void> {
  const servers = await startTestServers();
  globalThis.duchaTestServers = servers;
  process.env.TEST_PG_URL = servers.postgres.adminUrl;
  process.env.TEST_NATS_URL = servers.nats.url;
  process.env.TEST_NATS_MONITOR_URL = servers.nats.monitorUrl;
}

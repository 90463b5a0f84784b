import { registerHooks } from 'node:module';
import type { TestServers } from './test-servers.js';

declare global {
  var duchaTestServers: TestServers | undefined;
}

/** Jest's module mapping is not in force yet when a set-up is loaded: `./x.js` has to be led to its source here. */
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
      return next(specifier.replace(/\.js$/, '.ts'), context);
    }
  },
});

/** Once per run of the tiers that need servers: workers inherit `TEST_PG_URL`, `TEST_NATS_URL` and `TEST_NATS_MONITOR_URL`. */
export default async function globalSetup(): Promise<void> {
  const { startTestServers } = await import('./test-servers.js');
  const servers = await startTestServers();
  globalThis.duchaTestServers = servers;
  process.env.TEST_PG_URL = servers.postgres.adminUrl;
  process.env.TEST_NATS_URL = servers.nats.url;
  process.env.TEST_NATS_MONITOR_URL = servers.nats.monitorUrl;
}

import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Shutdown } from '../shutdown/shutdown.js';
import { readAccounts } from './accounts.js';
import type { IdentityConfig } from './config.js';
import { deleteExpired, openDatabase } from './database.js';
import { Interactions } from './interactions.js';
import { createProvider } from './provider.js';
import { loadSecrets } from './secrets.js';

const sweepEveryMs = 600_000;

export interface Identity {
  server: Server;
  close(): Promise<void>;
}

/** The identity provider as an HTTP server that is not listening yet. */
export async function createIdentity(
  config: Omit<IdentityConfig, 'host'>,
  shutdown?: Pick<Shutdown, 'isDraining'>,
): Promise<Identity> {
  const accounts = await readAccounts(config.accountsFile);
  const pool = await openDatabase(config.databaseUrl);
  const provider = createProvider(config.issuer, pool, await loadSecrets(pool), accounts);
  const interactions = new Interactions(provider, accounts);
  const mount = new URL(config.issuer).pathname;
  const protocol = provider.callback();

  async function readiness(response: ServerResponse): Promise<void> {
    const canSignIn = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const isReady = canSignIn && !shutdown?.isDraining;
    response.writeHead(isReady ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: isReady ? 'ok' : 'unavailable' }));
  }

  async function answer(request: IncomingMessage & { originalUrl?: string }, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (path === `${mount}/health/live`) return void response.writeHead(200).end();
    if (path === `${mount}/health/ready`) return readiness(response);
    if (path.startsWith(`${mount}/sign-in/`)) return interactions.handle(request, response);
    if (!path.startsWith(`${mount}/`)) return void response.writeHead(404).end();
    // As a mounted application: the provider sees its own path and builds addresses with the original one.
    request.originalUrl = path;
    request.url = path.slice(mount.length);
    return protocol(request, response);
  }

  const server = createServer((request, response) => {
    // A connection kept open would hold up the end of the process.
    if (shutdown?.isDraining) response.setHeader('connection', 'close');
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const sweep = setInterval(
    () => void deleteExpired(pool).catch((error: unknown) => console.error(error)),
    sweepEveryMs,
  );
  return {
    server,
    async close() {
      clearInterval(sweep);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      await pool.end();
    },
  };
}

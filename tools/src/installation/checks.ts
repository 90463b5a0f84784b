import { randomUUID } from 'node:crypto';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { InstallationConfig } from './config.js';

/** One thing an installation must be able to do. */
export interface Check {
  name: string;
  run(): Promise<void>;
}

async function ask(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  return response;
}

/** @throws when the answer does not hold what it must */
function demand(isMet: boolean, what: string): void {
  if (!isMet) throw new Error(what);
}

async function portal({ portalUrl, issuer }: InstallationConfig): Promise<void> {
  const page = await (await ask(`${portalUrl}/`)).text();
  demand(
    page.includes(`content="${issuer}"`),
    'the page of the portal does not name the issuer it was configured with',
  );
}

async function discovery({ issuer, jwksUri }: InstallationConfig): Promise<void> {
  const url = jwksUri ?? (await discovered(issuer));
  const { keys = [] } = (await (await ask(url)).json()) as { keys?: unknown[] };
  demand(keys.length > 0, `${url} publishes no key`);
}

async function discovered(issuer: string): Promise<string> {
  const document = (await (await ask(`${issuer}/.well-known/openid-configuration`)).json()) as {
    issuer?: string;
    jwks_uri?: string;
  };
  demand(document.issuer === issuer, `the provider calls itself ${document.issuer}`);
  return document.jwks_uri ?? '';
}

/** Every stream is there, and a message to a stream of this check's own is stored, delivered and acknowledged. */
async function jetStream({ natsUrl, namespace }: InstallationConfig): Promise<void> {
  const urls = natsUrl.split(',').map((url) => new URL(url));
  const [user, pass] = [urls[0]?.username, urls[0]?.password].map((text) => decodeURIComponent(text ?? ''));
  const connection = await connect({
    servers: urls.map(({ protocol, host }) => `${protocol}//${host}`),
    timeout: 10_000,
    ...(pass ? { user, pass } : user ? { token: user } : {}),
  });
  const name = `${namespace}_installation_${randomUUID().slice(0, 8)}`;
  const manager = await jetstreamManager(connection);
  try {
    for (const context of ['intake', 'tracking', 'scoring'])
      await manager.streams.info(`${namespace}_${context}`.toUpperCase().replaceAll(/[^A-Z0-9_-]/g, '_'));
    await manager.streams.add({ name, subjects: [`${namespace}.installation.${name}`] });
    await manager.consumers.add(name, { durable_name: 'check', ack_policy: 'explicit' });
    await jetstream(connection).publish(`${namespace}.installation.${name}`, new TextEncoder().encode('check'));
    const message = await (await jetstream(connection).consumers.get(name, 'check')).next({ expires: 5_000 });
    demand(message?.string() === 'check', 'a published message was not delivered within five seconds');
    demand(await message!.ackAck(), 'the acknowledgement of a message was not confirmed');
  } finally {
    await manager.streams.delete(name).catch(() => undefined);
    await connection.close();
  }
}

/** What `helm test` looks at without writing a record: readiness covers database, schema, messaging and JetStream's sync. */
export function checksOf(config: InstallationConfig): Check[] {
  return [
    ...Object.entries(config.services).map(([name, url]) => ({
      name: `${name} is ready`,
      run: async () => void (await ask(`${url}/api/${name}/health/ready`)),
    })),
    { name: 'the portal serves its page', run: () => portal(config) },
    { name: 'the identity provider publishes its keys', run: () => discovery(config) },
    { name: 'JetStream stores, delivers and acknowledges', run: () => jetStream(config) },
  ];
}

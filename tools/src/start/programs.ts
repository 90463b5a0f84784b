import { join } from 'node:path';
import { serviceVariable } from '../edge/config.js';
import type { Layout } from './layout.js';
import type { NodeProgram } from './node-part.js';
import { services } from './surroundings.js';
import type { ServiceName } from './surroundings.js';

/** Addresses that the programs of one platform share. */
export interface Addresses {
  origin: string;
  issuer: string;
  ports: Record<ServiceName | 'identity' | 'edge', number>;
  databaseUrl(name: ServiceName | 'identity'): string;
  natsUrl: string;
  natsMonitorUrl?: string;
}

export const local = (port: number) => `http://127.0.0.1:${port}`;

/** What a service's environment is made of. */
type ServiceAddresses = Pick<Addresses, 'issuer' | 'natsUrl' | 'natsMonitorUrl' | 'databaseUrl'>;

/** @param port where it serves; a command serves nothing and needs none */
export function serviceProgram(layout: Layout, name: ServiceName, addresses: ServiceAddresses, port = 0): NodeProgram {
  return {
    name,
    script: join(layout.root, 'services', name, 'dist', 'main.js'),
    logFile: join(layout.logs, `${name}.log`),
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: addresses.databaseUrl(name),
      NATS_URL: addresses.natsUrl,
      NATS_MONITOR_URL: addresses.natsMonitorUrl,
      MESSAGING_NAMESPACE: process.env.MESSAGING_NAMESPACE ?? 'ducha',
      OIDC_ISSUER: addresses.issuer,
      OIDC_AUDIENCE: process.env.OIDC_AUDIENCE ?? 'ducha',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
      PROFILE: process.env.PROFILE ?? 'development',
      DATA_DIR: join(layout.root, 'data'),
      EVIDENCE_DIR: layout.evidence,
      DEMO_ACCOUNTS: 'true',
      // Smoke tests and load runs act as a handful of people; the limit for real people would meet them at once.
      RATE_LIMIT_PER_MINUTE: process.env.RATE_LIMIT_PER_MINUTE ?? '600000',
    },
  };
}

export function identityProgram(layout: Layout, { ports, issuer, databaseUrl }: Addresses): NodeProgram {
  return {
    name: 'identity',
    script: join(layout.root, 'tools', 'dist', 'identity', 'main.js'),
    logFile: join(layout.logs, 'identity.log'),
    env: {
      PORT: String(ports.identity),
      OIDC_ISSUER: issuer,
      DATABASE_URL: databaseUrl('identity'),
      ACCOUNTS_FILE: layout.accountsFile,
    },
  };
}

export function edgeProgram(
  layout: Layout,
  { ports, issuer }: Pick<Addresses, 'ports' | 'issuer'>,
  isIdentityEmbedded: boolean,
): NodeProgram {
  const upstreams = services.map((name) => [serviceVariable(name), local(ports[name])]);
  return {
    name: 'edge',
    script: join(layout.root, 'tools', 'dist', 'edge', 'main.js'),
    logFile: join(layout.logs, 'edge.log'),
    env: {
      HOST: 'localhost',
      PORT: String(ports.edge),
      PORTAL_DIR: join(layout.root, 'web', 'dist'),
      OIDC_ISSUER: issuer,
      IDLE_MINUTES: process.env.IDLE_MINUTES,
      IDENTITY_URL: isIdentityEmbedded ? local(ports.identity) : undefined,
      ...Object.fromEntries(upstreams),
    },
  };
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asyncApiDocument, eventSchemas } from '@ducha/contracts';

const services = ['intake', 'tracking', 'scoring', 'reporting'] as const;
const contexts = ['intake', 'tracking', 'scoring'] as const;

/** A service describes itself without connecting to anything, but its configuration must still be complete. */
const placeholders = {
  PORT: '0',
  DATABASE_URL: 'postgres://unused/unused',
  NATS_URL: 'nats://unused:4222',
  OIDC_ISSUER: 'http://unused/oidc',
};

export interface ContractFile {
  /** Relative to the repository. */
  path: string;
  content: unknown;
}

async function describe(root: string, service: string): Promise<ContractFile> {
  const program = join(root, 'services', service, 'dist', 'main.js');
  const env = { PATH: process.env.PATH, ...placeholders };
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'openapi'], {
    env,
    maxBuffer: 64 * 1_024 * 1_024,
  });
  return { path: `docs/api/${service}.openapi.json`, content: JSON.parse(stdout) as unknown };
}

/** Schemas of each context's events: what "v1 is unchanged" is measured against. */
export const snapshots = (): ContractFile[] =>
  contexts.map((context) => ({
    path: `libs/contracts/snapshots/${context}.events.json`,
    content: eventSchemas(context),
  }));

/** Every contract of the platform in the form in which it is reviewed. */
export async function contractFiles(root: string): Promise<ContractFile[]> {
  const descriptions = await Promise.all(services.map((service) => describe(root, service)));
  return [...snapshots(), { path: 'docs/api/asyncapi.json', content: asyncApiDocument() }, ...descriptions];
}

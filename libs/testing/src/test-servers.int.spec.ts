import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import pg from 'pg';
import { TestIdentity } from './identity/test-identity.js';
import { testNamespace } from './namespace.js';
import { createTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

describe('the servers of a test run', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase('Servers spec');
  });

  afterAll(async () => {
    await database.drop();
  });

  it('is a PostgreSQL 15 or newer that has the extensions the services use and indexes Chinese text by trigrams', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      'CREATE EXTENSION ltree; CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist; CREATE EXTENSION pgcrypto',
    );
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS version, show_trgm('督查室') AS trigrams, '阿Б' ILIKE '阿б' AS folds`,
    );
    await client.end();
    expect(rows[0].version).toBeGreaterThanOrEqual(150_000);
    expect(rows[0].trigrams).toHaveLength(4);
    expect(rows[0].folds).toBe(true);
  });

  it('is a NATS server of at least 2.10 with JetStream', async () => {
    const connection = await connect({ servers: process.env.TEST_NATS_URL });
    const server = connection.info;
    await connection.close();
    expect(server?.jetstream).toBe(true);
    expect(server?.version).toMatch(/^2\.(1[0-9]|[2-9][0-9])\./);
  });

  it('gives every spec a namespace of its own', () => {
    expect(testNamespace()).not.toBe(testNamespace());
  });
});

describe('TestIdentity', () => {
  it('signs tokens that its published keys verify, and forged ones that they do not', async () => {
    const identity = await TestIdentity.start();
    try {
      const discovery = (await (await fetch(`${identity.issuer}/.well-known/openid-configuration`)).json()) as {
        jwks_uri: string;
      };
      const keys = createRemoteJWKSet(new URL(discovery.jwks_uri));
      const check = (token: string) => jwtVerify(token, keys, { issuer: identity.issuer, audience: 'ducha' });
      expect((await check(await identity.token('region-clerk'))).payload.sub).toBe('region-clerk');
      await expect(check(await identity.token('region-clerk', { isForged: true }))).rejects.toThrow(
        'signature verification failed',
      );
      await expect(check(await identity.token('region-clerk', { expiresIn: -10 }))).rejects.toThrow('"exp"');
      await expect(check(await identity.token('region-clerk', { audience: 'other' }))).rejects.toThrow('"aud"');
    } finally {
      await identity.stop();
    }
  });
});

import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import type pg from 'pg';

export interface Secrets {
  signingKey: JWK;
  cookieKey: string;
}

/** Made once and kept in the database: tokens and sessions outlive a restart. */
export async function loadSecrets(pool: pg.Pool): Promise<Secrets> {
  return {
    signingKey: await secret(pool, 'signing-key', newSigningKey),
    cookieKey: await secret(pool, 'cookie-key', newCookieKey),
  };
}

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(6).toString('hex'), alg: 'RS256', use: 'sig' };
}

const newCookieKey = async () => randomBytes(32).toString('base64url');

async function secret<T>(pool: pg.Pool, name: string, create: () => Promise<T>): Promise<T> {
  const select = () => pool.query<{ value: T }>('SELECT value FROM identity_secret WHERE name = $1', [name]);
  const found = (await select()).rows[0];
  if (found) return found.value;
  await pool.query('INSERT INTO identity_secret (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    name,
    JSON.stringify(await create()),
  ]);
  const [row] = (await select()).rows;
  if (!row) throw new Error(`identity secret ${name} was not stored`);
  return row.value;
}

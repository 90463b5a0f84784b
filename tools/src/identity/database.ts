import pg from 'pg';

/** What oidc-provider keeps: sessions, grants, codes, refresh tokens; and its keys, so that a restart invalidates no token. */
const tables = `
  CREATE TABLE IF NOT EXISTS oidc_payload (
    model text NOT NULL,
    id text NOT NULL,
    payload jsonb NOT NULL,
    grant_id text,
    uid text,
    consumed_at timestamptz,
    expires_at timestamptz,
    PRIMARY KEY (model, id)
  );
  CREATE INDEX IF NOT EXISTS oidc_payload_grant ON oidc_payload (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX IF NOT EXISTS oidc_payload_uid ON oidc_payload (model, uid) WHERE uid IS NOT NULL;
  CREATE INDEX IF NOT EXISTS oidc_payload_expiry ON oidc_payload (expires_at);
  CREATE TABLE IF NOT EXISTS identity_secret (name text PRIMARY KEY, value jsonb NOT NULL);
`;

export async function openDatabase(url: string): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  // A restarted server breaks idle connections; the next query opens a new one.
  pool.on('error', (error) => console.error(`database: ${error.message}`));
  await pool.query(tables);
  return pool;
}

export async function deleteExpired(pool: pg.Pool): Promise<void> {
  await pool.query('DELETE FROM oidc_payload WHERE expires_at < now()');
}

/** What the identity process is told by whoever starts it. */
export interface IdentityConfig {
  /** Address it listens on; loopback unless another is given. */
  host: string;
  port: number;
  /** Address under which browsers and services know the provider; its path is where the edge mounts it. */
  issuer: string;
  databaseUrl: string;
  accountsFile: string;
}

/** @throws naming every variable that is missing */
export function loadIdentityConfig(env: NodeJS.ProcessEnv): IdentityConfig {
  const names = ['PORT', 'OIDC_ISSUER', 'DATABASE_URL', 'ACCOUNTS_FILE'] as const;
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`identity: missing ${missing.join(', ')}`);
  const [port, issuer, databaseUrl, accountsFile] = names.map((name) => env[name] ?? '') as [
    string,
    string,
    string,
    string,
  ];
  return { host: env.HOST ?? '127.0.0.1', port: Number(port), issuer, databaseUrl, accountsFile };
}

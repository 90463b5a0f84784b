/** What the edge process is told by whoever starts it. */
export interface EdgeConfig {
  host: string;
  port: number;
  /** Folder of the built portal. */
  portalDir: string;
  /** Address of the embedded identity provider; undefined when sign-in happens elsewhere. */
  identityUrl?: string;
  /** Issuer that the portal signs in at. */
  issuer: string;
  /** Base address by service name. */
  services: Record<string, string>;
  /** Largest body passed on, as the services' own `BODY_LIMIT_KB`; evidence has its own limit. */
  bodyLimitBytes: number;
  /** After so many minutes without use the portal signs a person out; 0 for never. */
  idleMinutes: number;
}

const serviceNames = ['intake', 'tracking', 'scoring', 'reporting'] as const;

/** @throws naming every variable that is missing */
export function loadEdgeConfig(env: NodeJS.ProcessEnv): EdgeConfig {
  const required = ['PORT', 'PORTAL_DIR', 'OIDC_ISSUER', ...serviceNames.map(serviceVariable)];
  const missing = required.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`edge: missing ${missing.join(', ')}`);
  const idleMinutes = Number(env.IDLE_MINUTES ?? 30);
  if (!Number.isInteger(idleMinutes) || idleMinutes < 0)
    throw new Error(`edge: IDLE_MINUTES is "${env.IDLE_MINUTES}", not a whole number of minutes`);
  return {
    host: env.HOST ?? 'localhost',
    port: Number(env.PORT),
    portalDir: env.PORTAL_DIR ?? '',
    identityUrl: env.IDENTITY_URL,
    issuer: env.OIDC_ISSUER ?? '',
    bodyLimitBytes: Number(env.BODY_LIMIT_KB ?? 256) * 1_024,
    idleMinutes,
    services: Object.fromEntries(serviceNames.map((name) => [name, env[serviceVariable(name)] ?? ''])),
  };
}

export const serviceVariable = (service: string) => `${service.toUpperCase()}_URL`;

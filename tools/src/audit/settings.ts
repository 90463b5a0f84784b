import type { SignIn } from './dashboards.js';

export interface AuditOptions {
  baseUrl?: string | undefined;
  isRowsOnly: boolean;
}

/** Where dashboards are read and by whom; null: they are not, and only rows are compared. */
export type DashboardAccess = { baseUrl: string; signIn: SignIn; as: string } | null;

const waysIn = 'AUDIT_ACCESS_TOKEN, or AUDIT_OIDC_CLIENT_ID with AUDIT_OIDC_CLIENT_SECRET and OIDC_ISSUER';

/**
 * How the audit reads dashboards: with the token or the OIDC client the environment gives, else as a demo account of the platform
 * that `npm start` runs from this checkout.
 * @param runningOrigin origin of that platform; null where none runs
 * @throws Error that names the setting that is missing
 */
export function dashboardAccess(
  { baseUrl: given, isRowsOnly }: AuditOptions,
  env: NodeJS.ProcessEnv,
  runningOrigin: string | null,
): DashboardAccess {
  if (isRowsOnly) return null;
  const signIn = environmentSignIn(env);
  const baseUrl = given ?? env.BASE_URL ?? runningOrigin;
  if (!baseUrl) throw new Error('set BASE_URL to the origin of the portal, or give --rows-only to compare rows only');
  if (signIn) return { baseUrl, ...signIn };
  const personId = env.AUDIT_DEMO_PERSON ?? (runningOrigin === null ? undefined : 'region-clerk');
  if (personId) return { baseUrl, signIn: { personId }, as: `demo account ${personId}` };
  throw new Error(`nobody to read the dashboards as: set ${waysIn}; or give --rows-only to compare rows only`);
}

function environmentSignIn(env: NodeJS.ProcessEnv): { signIn: SignIn; as: string } | null {
  if (env.AUDIT_ACCESS_TOKEN) return { signIn: { accessToken: env.AUDIT_ACCESS_TOKEN }, as: 'AUDIT_ACCESS_TOKEN' };
  const clientId = env.AUDIT_OIDC_CLIENT_ID;
  if (!clientId) return null;
  const needed = ['AUDIT_OIDC_CLIENT_SECRET', 'OIDC_ISSUER'] as const;
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`AUDIT_OIDC_CLIENT_ID is set, so set ${missing.join(' and ')} too`);
  const signIn = {
    clientId,
    clientSecret: env.AUDIT_OIDC_CLIENT_SECRET ?? '',
    issuer: env.OIDC_ISSUER ?? '',
    scope: env.AUDIT_OIDC_SCOPE,
    audience: env.OIDC_AUDIENCE ?? 'ducha',
  };
  return { signIn, as: `OIDC client ${clientId}` };
}

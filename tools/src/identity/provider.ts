import { Provider } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import type pg from 'pg';
import type { DemoAccount } from './accounts.js';
import { authorizationAgain, isOvertaken } from './begin-again.js';
import { postgresAdapter } from './postgres-adapter.js';
import { errorPage, leavePage } from './pages.js';
import type { Secrets } from './secrets.js';
import { setPagePolicy } from './page-policy.js';

/** The API as a resource (RFC 8707): tokens for it are JWTs with the audience that the services check. */
export const apiResource = 'urn:ducha:api';
const audience = 'ducha';

const hour = 3_600;

/**
 * The embedded identity provider: authorization code with PKCE for the portal and the command line tools, rotating refresh tokens.
 * For trying out and for tests; an installation uses the OIDC provider of its government network.
 */
export function createProvider(issuer: string, pool: pg.Pool, secrets: Secrets, accounts: DemoAccount[]): Provider {
  const known = new Map(accounts.map((account) => [account.personId, account]));
  const provider = new Provider(issuer, {
    ...settings(issuer, secrets),
    adapter: postgresAdapter(pool),
    findAccount: (_context, id) => {
      const account = known.get(id);
      return account && { accountId: id, claims: () => ({ sub: id, name: account.personName }) };
    },
  });
  // Behind the edge: scheme and host of the address come from its forwarded headers.
  provider.proxy = true;
  return provider;
}

function settings(issuer: string, secrets: Secrets): Configuration {
  const origin = new URL(issuer).origin;
  return {
    clients: [
      publicClient('ducha-portal', {
        redirect_uris: [`${origin}/sign-in/callback`, `${origin}/m/sign-in/callback`],
        post_logout_redirect_uris: [`${origin}/signed-out`, `${origin}/m/signed-out`, `${origin}/`],
      }),
      publicClient('ducha-tools', { application_type: 'native', redirect_uris: ['http://127.0.0.1/callback'] }),
    ],
    jwks: { keys: [secrets.signingKey as never] },
    cookies: { keys: [secrets.cookieKey] },
    scopes: ['openid', 'offline_access', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      IdToken: hour,
      Interaction: hour,
      Grant: 14 * 24 * hour,
      RefreshToken: 12 * hour,
      Session: 12 * hour,
    },
    interactions: { url: (_context, interaction) => `${new URL(issuer).pathname}/sign-in/${interaction.uid}` },
    // Browsers name the origin on a POST of the same origin too; the provider asks here before it looks at the code.
    clientBasedCORS: (_context, from) => from === origin,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => void (context.body = leavePage(form, setPagePolicy(context.res))),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenTTL: hour,
          accessTokenFormat: 'jwt' as const,
          jwt: { sign: { alg: 'RS256' as const } },
        }),
      },
    },
    renderError: (context, out, error) => {
      const interaction = context.oidc.entities.Interaction;
      if (isOvertaken(error) && interaction) {
        context.status = 303;
        return context.redirect(authorizationAgain(issuer, interaction.params));
      }
      setPagePolicy(context.res);
      context.type = 'html';
      context.body = errorPage(out.error, out.error_description);
    },
  };
}

const publicClient = (
  id: string,
  addresses: { redirect_uris: string[]; post_logout_redirect_uris?: string[]; application_type?: 'native' | 'web' },
) => ({
  client_id: id,
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code' as const],
  token_endpoint_auth_method: 'none' as const,
  ...addresses,
});

import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { freePort } from '../ports.js';

export interface TokenOverrides {
  /** `ducha` by default. */
  audience?: string;
  issuer?: string;
  /** Seconds from now; negative for a token that has expired. 3,600 by default. */
  expiresIn?: number;
  /** Signed with a key that is not in the published set. */
  isForged?: boolean;
  claims?: Record<string, unknown>;
}

/** An OIDC issuer over real HTTP, with discovery and a published key set, that signs access tokens for whomever a test names. */
export class TestIdentity {
  private constructor(
    readonly issuer: string,
    private readonly server: Server,
    private readonly key: CryptoKey,
    private readonly foreignKey: CryptoKey,
  ) {}

  static async start(): Promise<TestIdentity> {
    const [pair, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    const issuer = `http://127.0.0.1:${await freePort()}/oidc`;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'test', alg: 'RS256', use: 'sig' };
    const server = createServer((request, response) => answer(request.url ?? '/', issuer, jwk, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve);
    });
    return new TestIdentity(issuer, server, pair.privateKey, foreign.privateKey);
  }

  /** A signed access token of that person. */
  async token(personId: string, overrides: TokenOverrides = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const expiresAt = now + (overrides.expiresIn ?? 3_600);
    return new SignJWT({ scope: 'openid', ...overrides.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'test', typ: 'at+jwt' })
      .setSubject(personId)
      .setIssuer(overrides.issuer ?? this.issuer)
      .setAudience(overrides.audience ?? 'ducha')
      .setIssuedAt(Math.min(now, expiresAt - 1))
      .setExpirationTime(expiresAt)
      .sign(overrides.isForged ? this.foreignKey : this.key);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function answer(url: string, issuer: string, jwk: JWK, response: ServerResponse): void {
  const bodies: Record<string, unknown> = {
    '/oidc/.well-known/openid-configuration': {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    '/oidc/jwks': { keys: [jwk] },
  };
  const body = bodies[url];
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
}

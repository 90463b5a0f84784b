import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
/** A provider that is down is not asked again by every waiting request. */
const retryAfterMs = 500;
const timeoutMs = 3_000;

/** The provider could not be asked for its keys. */
export class IssuerUnreachable extends Error {
  constructor(cause: unknown) {
    super('The identity provider cannot be reached', { cause });
    this.name = 'IssuerUnreachable';
  }
}

/** The signing keys of the identity provider, found by OIDC discovery on first use, so that services may start before it. */
export class IssuerKeys {
  private keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(
    private readonly issuer: string,
    private readonly jwksUri: string | undefined,
  ) {}

  /** @throws {IssuerUnreachable} when discovery fails; the next call after half a second tries again */
  get(): Promise<JWTVerifyGetKey> {
    this.keys ??= this.discover().catch((error: unknown) => {
      setTimeout(() => (this.keys = undefined), retryAfterMs).unref();
      throw new IssuerUnreachable(error);
    });
    return this.keys;
  }

  private async discover(): Promise<JWTVerifyGetKey> {
    const uri = this.jwksUri ?? (await this.discoverJwksUri());
    return createRemoteJWKSet(new URL(uri), { timeoutDuration: timeoutMs, cooldownDuration: 5_000 });
  }

  private async discoverJwksUri(): Promise<string> {
    const base = this.issuer.endsWith('/') ? this.issuer : `${this.issuer}/`;
    const response = await fetch(new URL('.well-known/openid-configuration', base), {
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`Discovery answered ${response.status}`);
    const found = Discovery.parse(await response.json());
    if (found.issuer !== this.issuer) throw new Error(`Discovery names the issuer ${found.issuer}, not ${this.issuer}`);
    return found.jwks_uri;
  }
}

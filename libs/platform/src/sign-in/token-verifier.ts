import { Logger } from '@nestjs/common';
import { errors, jwtVerify } from 'jose';
import { ProblemError } from '../http/problem-error.js';
import { providerUnavailable, signInRefusal } from './sign-in-refusal.js';
import { IssuerKeys } from './issuer-keys.js';

/** Asymmetric only: a token signed with a shared secret, or with `none`, is refused before its key is looked for. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** A slow key set, one that is none, and one answered with anything but 200. */
const providerFailures = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);
const clockToleranceSeconds = 5;
/** A verified token is believed this long without verifying its signature again. */
const rememberMs = 60_000;
const rememberAtMost = 5_000;

interface Remembered {
  personId: string;
  until: number;
}

export interface TokenVerifierOptions {
  issuer: string;
  audience: string;
  jwksUri?: string;
}

/** Tells whose token it is. */
export class TokenVerifier {
  private readonly logger = new Logger('SignIn');
  private readonly keys: IssuerKeys;
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly options: TokenVerifierOptions) {
    this.keys = new IssuerKeys(options.issuer, options.jwksUri);
  }

  /**
   * @returns the subject of a valid token
   * @throws {ProblemError} 401 for a forged, expired or foreign token, 503 while the provider cannot be reached
   */
  async verify(token: string): Promise<string> {
    const known = this.personOf(token);
    if (known !== undefined) return known;
    try {
      const { payload } = await jwtVerify(token, await this.keys.get(), {
        issuer: this.options.issuer,
        audience: this.options.audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['sub', 'exp'],
      });
      // requiredClaims only asks that the claims exist.
      if (!payload.sub || payload.exp === undefined) throw signInRefusal('invalid');
      this.remember(token, payload.sub, payload.exp);
      return payload.sub;
    } catch (error) {
      throw this.refusal(error);
    }
  }

  /** The subject of a token that was verified a moment ago, without verifying it. */
  personOf(token: string): string | undefined {
    const entry = this.remembered.get(token);
    if (!entry) return undefined;
    if (entry.until > Date.now()) return entry.personId;
    this.remembered.delete(token);
    return undefined;
  }

  private remember(token: string, personId: string, exp: number): void {
    if (this.remembered.size >= rememberAtMost) {
      const [oldest] = this.remembered.keys();
      if (oldest !== undefined) this.remembered.delete(oldest);
    }
    this.remembered.set(token, { personId, until: Math.min(Date.now() + rememberMs, exp * 1_000) });
  }

  /** What the verification itself did not decide came from asking for the keys. */
  private refusal(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error;
    if (error instanceof errors.JWTExpired) return signInRefusal('expired');
    if (error instanceof errors.JWTClaimValidationFailed)
      return signInRefusal(error.claim === 'aud' ? 'audience' : 'invalid');
    if (error instanceof errors.JOSEError && !providerFailures.has(error.code)) return signInRefusal('invalid');
    this.logger.warn({ err: error }, 'the identity provider cannot be reached');
    return providerUnavailable();
  }
}

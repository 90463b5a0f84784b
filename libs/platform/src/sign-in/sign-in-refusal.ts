import { ProblemError } from '../http/problem-error.js';

const rules = {
  missing: 'platform.sign-in.missing',
  invalid: 'platform.sign-in.invalid',
  expired: 'platform.sign-in.expired',
  audience: 'platform.sign-in.audience',
} as const;

/** 401 with the challenge RFC 6750 asks for; without an error code where no token was sent. */
export function signInRefusal(reason: keyof typeof rules): ProblemError {
  const challenge =
    reason === 'missing'
      ? 'Bearer realm="ducha"'
      : `Bearer realm="ducha", error="invalid_token", error_description="${reason}"`;
  return new ProblemError('UNAUTHENTICATED', rules[reason], { headers: { 'www-authenticate': challenge } });
}

/** 503: the token can be neither accepted nor refused while the provider's keys are out of reach. */
export function providerUnavailable(): ProblemError {
  return new ProblemError('UNAVAILABLE', 'platform.sign-in.provider-unavailable', { headers: { 'retry-after': '2' } });
}

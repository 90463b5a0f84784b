import { serviceVariable } from '../edge/config.js';
import { services } from '../start/surroundings.js';

/** Where the parts of an installation are, as its test Job is told. */
export interface InstallationConfig {
  portalUrl: string;
  issuer: string;
  /** Where the keys are fetched instead of where the issuer says. */
  jwksUri?: string;
  natsUrl: string;
  /** First word of every stream. */
  namespace: string;
  services: Record<string, string>;
  /** Also play the first path with the demo people. */
  playsFirstPath: boolean;
}

/** @throws naming every variable that is missing */
export function loadInstallationConfig(env: NodeJS.ProcessEnv): InstallationConfig {
  const required = ['PORTAL_URL', 'OIDC_ISSUER', 'NATS_URL', ...services.map(serviceVariable)];
  const missing = required.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`installation: missing ${missing.join(', ')}`);
  return {
    portalUrl: env.PORTAL_URL ?? '',
    issuer: env.OIDC_ISSUER ?? '',
    jwksUri: env.OIDC_JWKS_URI || undefined,
    natsUrl: env.NATS_URL ?? '',
    namespace: env.MESSAGING_NAMESPACE || 'ducha',
    services: Object.fromEntries(services.map((name) => [name, env[serviceVariable(name)] ?? ''])),
    playsFirstPath: env.FIRST_PATH === 'true',
  };
}

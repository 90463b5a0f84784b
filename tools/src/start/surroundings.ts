export const services = ['intake', 'tracking', 'scoring', 'reporting'] as const;
export type ServiceName = (typeof services)[number];

/** What somebody else provides, by environment variable; everything else is embedded. */
export interface Surroundings {
  databaseUrls: Partial<Record<ServiceName | 'identity', string>>;
  natsUrl?: string;
  issuer?: string;
}

export const databaseVariable = (name: string) => `${name.toUpperCase()}_DATABASE_URL`;

export function surroundingsOf(env: NodeJS.ProcessEnv): Surroundings {
  const databaseUrls = Object.fromEntries(
    [...services, 'identity' as const].flatMap((name) => {
      const url = env[databaseVariable(name)];
      return url ? [[name, url]] : [];
    }),
  );
  return { databaseUrls, natsUrl: env.NATS_URL || undefined, issuer: env.OIDC_ISSUER || undefined };
}

/** Databases the embedded PostgreSQL has to hold; empty when it is not needed. */
export function embeddedDatabases({ databaseUrls, issuer }: Surroundings): string[] {
  const needed = issuer ? services : [...services, 'identity' as const];
  return needed.filter((name) => !databaseUrls[name]);
}

/** For `status`: what is provided from outside, with the variable that says so. */
export function externalParts(surroundings: Surroundings): { name: string; variable: string }[] {
  return [
    ...Object.keys(surroundings.databaseUrls).map((name) => ({ name: 'postgres', variable: databaseVariable(name) })),
    ...(surroundings.natsUrl ? [{ name: 'nats', variable: 'NATS_URL' }] : []),
    ...(surroundings.issuer ? [{ name: 'identity', variable: 'OIDC_ISSUER' }] : []),
  ];
}

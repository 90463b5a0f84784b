import { ownNats } from './matrix.js';

/** Values that cannot work, on top of the banner preset, and the words of the refusal that name the key. */
export interface BadValue {
  name: string;
  settings: string[];
  says: RegExp;
}

const set = (key: string, value: unknown): string => `${key}=${JSON.stringify(value)}`;

export const badValues: BadValue[] = [
  { name: 'an unknown key', settings: [set('replicaCount', 2)], says: /'replicaCount' not allowed/ },
  {
    name: 'an unknown key of a service',
    settings: [set('services.intake.replica', 2)],
    says: /services\/intake.*'replica' not allowed/s,
  },
  {
    name: 'an unknown variable',
    settings: [set('config.DATABASE_POOLSIZE', 2)],
    says: /config.*'DATABASE_POOLSIZE' not allowed/s,
  },
  {
    name: 'a variable of another service',
    settings: [set('services.scoring.config.CLOCK_SCAN_BATCH', 2)],
    says: /services\/scoring\/config.*'CLOCK_SCAN_BATCH' not allowed/s,
  },
  {
    name: 'a number in words',
    settings: [set('serviceDefaults.replicas.min', 'two')],
    says: /serviceDefaults\/replicas\/min.*want integer/s,
  },
  {
    name: 'replicas in words',
    settings: [set('services.intake.replicas', 'two')],
    says: /services\/intake\/replicas.*want object/s,
  },
  {
    name: 'a variable out of range',
    settings: [set('services.tracking.config.CLOCK_SCAN_BATCH', 100_000)],
    says: /services\/tracking\/config\/CLOCK_SCAN_BATCH.*maximum/s,
  },
  {
    name: 'an unknown profile',
    settings: [set('config.PROFILE', 'staging')],
    says: /config\/PROFILE.*must be one of/s,
  },
  {
    name: 'a missing secret name',
    settings: [set('services.intake.database.existingSecret.name', '')],
    says: /services\.intake\.database\.existingSecret\.name is empty/,
  },
  {
    name: 'KEDA without an endpoint',
    settings: [set('autoscaling.kind', 'keda'), set('nats.monitorEndpoint', '')],
    says: /nats\.monitorEndpoint is empty/,
  },
  {
    name: 'a lag below what a consumer may hold',
    settings: [set('autoscaling.kind', 'keda'), set('autoscaling.keda.lagThreshold', 500)],
    says: /autoscaling\.keda\.lagThreshold must be above 512/,
  },
  {
    name: 'an HTTPRoute without a gateway',
    settings: [set('route.parentRefs', [])],
    says: /route\.parentRefs is empty/,
  },
  { name: 'a route without a host name', settings: [set('route.hostnames', [])], says: /route\.hostnames is empty/ },
  { name: 'no issuer', settings: [set('oidc.issuer', '')], says: /oidc\.issuer is empty/ },
  { name: 'no NATS', settings: [set('nats.url', '')], says: /nats\.url and nats\.existingSecret\.name are both empty/ },
  {
    name: 'a password among the values',
    settings: [set('nats.url', 'nats://ducha:geheim@nats:4222')],
    says: /nats\.url carries credentials/,
  },
  {
    name: 'production without a look at JetStream',
    settings: [set('nats.monitorUrl', '')],
    says: /nats\.monitorUrl is empty/,
  },
  {
    name: 'more at least than at most',
    settings: [set('services.intake.replicas', { min: 5, max: 2 })],
    says: /services\.intake\.replicas\.max is smaller/,
  },
  {
    name: 'evidence that only one node can hold',
    settings: [set('evidence.accessModes', ['ReadWriteOnce'])],
    says: /evidence\.accessModes lacks ReadWriteMany/,
  },
  {
    name: 'external databases that the policy keeps away',
    settings: [set('networkPolicy.databaseCIDRs', [])],
    says: /networkPolicy\.databaseCIDRs is empty/,
  },
  {
    name: 'demo people in production',
    settings: [set('services.intake.config.DEMO_ACCOUNTS', true)],
    says: /services\.intake\.config\.DEMO_ACCOUNTS is true/,
  },
  {
    name: 'the demo identity provider in production',
    settings: [set('identity.enabled', true)],
    says: /identity\.enabled is true/,
  },
  {
    name: 'a first path without its people',
    settings: [set('tests.firstPath', true)],
    says: /tests\.firstPath is true, but identity\.enabled is false/,
  },
  {
    name: 'NATS in two places',
    settings: [set('nats.enabled', true)],
    says: /nats\.url is given, but nats\.enabled is true/,
  },
  {
    name: 'more copies than servers',
    settings: [...ownNats, set('nats.server.instances', 1)],
    says: /nats\.replicas is 3, but nats\.server\.instances is 1/,
  },
  {
    name: 'an even number of servers',
    settings: [...ownNats, set('nats.server.instances', 2)],
    says: /nats\/server\/instances.*must be one of 1, 3, 5/s,
  },
  {
    name: 'a size that cannot be counted',
    settings: [...ownNats, set('nats.server.storage.size', '10GB')],
    says: /nats\/server\/storage\/size.*pattern/s,
  },
  {
    name: 'credentials nobody has',
    settings: [...ownNats, set('nats.server.auth.existingSecret.name', 'nats-auth')],
    says: /nats\.existingSecret\.name is empty: nats\.server\.auth/,
  },
  {
    name: 'credentials nobody asks for',
    settings: [...ownNats, set('nats.existingSecret.name', 'nats-url')],
    says: /nats\.server\.auth\.existingSecret\.name is empty: nats\.existingSecret/,
  },
  {
    name: 'events that any pod may read',
    settings: [...ownNats, set('networkPolicy.enabled', false)],
    says: /nats\.server\.auth\.existingSecret\.name is empty: with config\.PROFILE production/,
  },
  { name: 'a digest that is none', settings: [set('image.digest', 'sha256:12')], says: /image\/digest.*pattern/s },
];

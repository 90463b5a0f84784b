import type { ConfigKeys } from './config-keys.js';
import type { JsonSchema } from './service-configs.js';

const string: JsonSchema = { type: 'string' };
const boolean: JsonSchema = { type: 'boolean' };
const atLeast = (minimum: number): JsonSchema => ({ type: 'integer', minimum });
const oneOf = (...values: string[]): JsonSchema => ({ enum: values });
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
/** Passed on to Kubernetes as it is, which checks it. */
const passedOn: JsonSchema = { type: 'object' };
const strings: JsonSchema = { type: 'object', additionalProperties: string };
const scalars: JsonSchema = {
  type: 'object',
  additionalProperties: { type: ['string', 'integer', 'number', 'boolean'] },
};
/** Nothing but these keys. */
const only = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
});

/** An optional variable is switched off by an empty text. */
const variable = (schema: JsonSchema): JsonSchema =>
  schema.type === 'string' && !('enum' in schema) ? { anyOf: [{ const: '' }, schema] } : schema;
const variables = (own: Record<string, JsonSchema>): JsonSchema =>
  only(Object.fromEntries(Object.entries(own).map(([name, schema]) => [name, variable(schema)])));

const secretKey = only({ name: string, key: { type: 'string', minLength: 1 } });
const replicas = only({ min: atLeast(0), max: atLeast(0) });
const resources = only({ requests: passedOn, limits: passedOn });
const image = only({
  registry: string,
  repository: { type: 'string', minLength: 1 },
  tag: string,
  digest: { type: 'string', pattern: '^(sha256:[0-9a-f]{64})?$' },
});
const peers = list(passedOn);
const placement = {
  podAnnotations: strings,
  podLabels: strings,
  nodeSelector: strings,
  tolerations: list(passedOn),
  priorityClassName: string,
};

const service = (config: JsonSchema): JsonSchema =>
  only({
    enabled: boolean,
    replicas,
    resources,
    ...placement,
    extraEnv: scalars,
    database: only({ existingSecret: secretKey }),
    consumes: list(oneOf('intake', 'tracking', 'scoring')),
    loadCommand: string,
    config,
  });

/** Copies of a stream or servers of NATS. */
const copies: JsonSchema = { type: 'integer', minimum: 1, maximum: 5 };

const nats = only({
  enabled: boolean,
  url: string,
  existingSecret: secretKey,
  monitorUrl: string,
  monitorEndpoint: string,
  account: string,
  replicas: copies,
  streamReplicas: { ...copies, deprecated: true },
  namespace: { type: 'string', pattern: '^[a-z][a-z0-9_-]{0,40}$' },
  server: only({
    instances: { enum: [1, 3, 5] },
    image,
    storage: only({ size: { type: 'string', pattern: '^[1-9][0-9]*(Mi|Gi|Ti)$' }, storageClass: string }),
    auth: only({ existingSecret: secretKey }),
    resources,
    ...placement,
  }),
  exporter: only({ enabled: boolean, image, resources }),
});

const database = only({
  mode: oneOf('external', 'cnpg'),
  cnpg: only({
    instances: atLeast(1),
    image,
    storage: only({ size: string, storageClass: string }),
    resources,
    parameters: strings,
    pooler: only({ instances: atLeast(0), resources, poolSize: atLeast(1) }),
    backup: passedOn,
  }),
});

const monitoring = only({
  serviceMonitor: only({ enabled: boolean, interval: string, labels: strings }),
  prometheusRule: only({
    enabled: boolean,
    labels: strings,
    runbookUrl: string,
    thresholds: only({
      outboxAgeSeconds: atLeast(1),
      consumerLag: atLeast(1),
      scanAgeSeconds: atLeast(1),
      errorRatio: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
      poolWaiting: atLeast(0),
      auditAgeHours: atLeast(1),
    }),
  }),
  dashboard: only({ enabled: boolean, labels: strings }),
});

/** The strict schema of the values; only `global` is open, because an umbrella chart puts there what it likes. */
export function valuesSchema({ shared, own }: ConfigKeys): JsonSchema {
  const port = { type: 'integer', minimum: 1, maximum: 65_535 };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Values of the ducha chart',
    ...only({
      global: {
        type: 'object',
        properties: { imageRegistry: string, imagePullSecrets: list(string) },
      },
      nameOverride: string,
      fullnameOverride: string,
      image: only({ ...(image.properties as object), pullPolicy: oneOf('IfNotPresent', 'Always', 'Never') }),
      capabilities: only({ assume: list(string) }),
      config: variables(shared),
      oidc: only({ issuer: string, audience: { type: 'string', minLength: 1 }, jwksUri: string }),
      nats,
      database,
      migrations: only({
        enabled: boolean,
        useHelmHooks: boolean,
        backoffLimit: atLeast(0),
        activeDeadlineSeconds: atLeast(1),
        schemaWaitSeconds: atLeast(1),
        resources,
      }),
      streams: only({ enabled: boolean }),
      referenceData: only({ enabled: boolean }),
      serviceDefaults: service(only({})),
      services: only(Object.fromEntries(Object.entries(own).map(([name, keys]) => [name, service(variables(keys))]))),
      portal: only({ replicas, resources, ...placement, extraEnv: scalars }),
      identity: only({ enabled: boolean, database: only({ existingSecret: secretKey }), resources }),
      evidence: only({
        existingClaim: string,
        size: string,
        storageClass: string,
        accessModes: list(oneOf('ReadWriteOnce', 'ReadWriteMany', 'ReadWriteOncePod')),
        keep: boolean,
      }),
      autoscaling: only({
        kind: oneOf('none', 'hpa', 'keda'),
        targetCPU: { type: 'integer', minimum: 1, maximum: 100 },
        keda: only({ lagThreshold: atLeast(1), pollingInterval: atLeast(1), fallbackAfter: atLeast(1) }),
      }),
      route: only({
        kind: oneOf('httpRoute', 'ingress', 'none'),
        hostnames: list({ type: 'string', minLength: 1 }),
        parentRefs: list(passedOn),
        annotations: strings,
        ingress: only({ className: string, tlsSecret: string }),
      }),
      networkPolicy: only({
        enabled: boolean,
        gateway: peers,
        monitoring: peers,
        databaseCIDRs: list({ type: 'string', pattern: '/[0-9]+$' }),
        databasePort: port,
        keda: peers,
        nats: peers,
        oidc: peers,
        oidcPorts: list(port),
        otlp: peers,
      }),
      podDisruptionBudget: only({ enabled: boolean }),
      spread: only({
        hosts: oneOf('ScheduleAnyway', 'DoNotSchedule'),
        zones: oneOf('ScheduleAnyway', 'DoNotSchedule'),
      }),
      monitoring,
      audit: only({
        enabled: boolean,
        schedule: string,
        activeDeadlineSeconds: atLeast(1),
        client: only({ existingSecret: only({ name: string }), scope: string }),
        extraEnv: scalars,
        resources,
      }),
      tests: only({ enabled: boolean, firstPath: boolean }),
    }),
  };
}

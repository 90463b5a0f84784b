import { z } from 'zod';

/** Variables every service reads; a service spreads them into its own schema. */
export const serviceConfigShape = {
  /** `production` makes readiness demand what only a test machine may lack, such as JetStream syncing every write. */
  PROFILE: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(20),
  DATABASE_STATEMENT_TIMEOUT_MS: z.coerce.number().int().min(0).default(15_000),
  /** One or more servers, separated by commas. */
  NATS_URL: z
    .string()
    .regex(/^(nats|tls|ws|wss):\/\/[^\s,]+(,(nats|tls|ws|wss):\/\/[^\s,]+)*$/, 'must be nats://host:port'),
  /** Prefix of every subject and stream, so that several platforms can share one NATS. */
  MESSAGING_NAMESPACE: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,40}$/)
    .default('ducha'),
  /** Monitoring endpoint of NATS, such as `http://nats:8222`; the production profile needs it to see that JetStream syncs always. */
  NATS_MONITOR_URL: z.url({ protocol: /^https?$/ }).optional(),
  NATS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  /** Events leave the stream after this; the event log keeps them for good, and a consumer away for longer catches up from there. */
  STREAM_MAX_AGE_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
  /** A client that repeats a command under its key after this gives a new one. */
  COMMAND_RECEIPT_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  /** Time of day in Asia/Shanghai at which one replica compares what the service keeps with where it came from; `off` for never. */
  RECONCILE_AT: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|off)$/, 'must be a time of day such as 02:30, or off')
    .default('02:30'),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
  OIDC_AUDIENCE: z.string().min(1).default('ducha'),
  /** Where the keys are fetched when the issuer's public address cannot be reached from inside a cluster. */
  OIDC_JWKS_URI: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  BODY_LIMIT_KB: z.coerce.number().int().min(1).max(10_240).default(256),
  /** Requests per minute of one caller (or address, before sign-in); 0 switches the limit off. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(6_000),
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.string().default('loopback'),
  /** How long a start waits for the migrations this build knows; 0: it does not look. For installations that migrate beside the services. */
  SCHEMA_WAIT_MS: z.coerce.number().int().min(0).default(0),
  /** How long readiness stays false before connections close, so that load balancers notice. */
  SHUTDOWN_DRAIN_MS: z.coerce.number().int().min(0).default(0),
  /** After this the process ends even if requests are still running. */
  SHUTDOWN_GRACE_MS: z.coerce.number().int().min(100).default(15_000),
  /** OTLP over HTTP; without it no trace leaves the process and no instrumentation is loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  METRICS: z.stringbool().default(true),
};

export type ServiceConfig = z.infer<z.ZodObject<typeof serviceConfigShape>>;

/** What `MessagingModule.forRoot` takes from the configuration. */
export const messagingConnection = (
  config: Pick<
    ServiceConfig,
    | 'NATS_URL'
    | 'MESSAGING_NAMESPACE'
    | 'NATS_REPLICAS'
    | 'NATS_MONITOR_URL'
    | 'STREAM_MAX_AGE_DAYS'
    | 'COMMAND_RECEIPT_DAYS'
    | 'RECONCILE_AT'
  >,
) => ({
  natsUrl: config.NATS_URL,
  namespace: config.MESSAGING_NAMESPACE,
  replicas: config.NATS_REPLICAS,
  natsMonitorUrl: config.NATS_MONITOR_URL,
  streamMaxAgeDays: config.STREAM_MAX_AGE_DAYS,
  receiptDays: config.COMMAND_RECEIPT_DAYS,
  reconcileAt: config.RECONCILE_AT === 'off' ? null : config.RECONCILE_AT,
});

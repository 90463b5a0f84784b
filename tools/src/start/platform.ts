import { freePort } from '@ducha/testing';
import { createDatabases, natsPlan, postgresPlan } from './embedded-parts.js';
import type { PostgresPlan } from './embedded-parts.js';
import type { Layout } from './layout.js';
import { texts } from './messages.zh-cn.js';
import { nodePart } from './node-part.js';
import { edgeProgram, identityProgram, local, serviceProgram } from './programs.js';
import type { Addresses } from './programs.js';
import { waitUntilSettled } from './settled.js';
import type { SharedAddresses } from './state-file.js';
import type { Supervisor } from './supervisor.js';
import { databaseVariable, embeddedDatabases, services } from './surroundings.js';
import type { ServiceName, Surroundings } from './surroundings.js';

export interface PlatformRequest {
  layout: Layout;
  port: number;
  surroundings: Surroundings;
  supervisor: Supervisor;
  /** One line per step. */
  log(line: string): void;
}

/** Migrations of a large database and the organization take as long as they take. */
const preparationMs = 1_800_000;

const databaseOf = (name: string) => `ducha_${name}`;

/** Where the platform answers and its processes listen: known before any of them runs. */
type Front = Pick<Addresses, 'origin' | 'issuer' | 'ports'>;

/** Brings the whole platform up, each part as soon as what it needs is there. Returns its origin. */
export async function startPlatform(request: PlatformRequest): Promise<string> {
  const front = await frontOf(request);
  await Promise.all([startEdge(request, front), startBehindEdge(request, front)]);
  if (!request.surroundings.issuer) {
    request.log(texts.settling);
    await waitUntilSettled(front.origin);
  }
  return front.origin;
}

async function frontOf({ port, surroundings }: PlatformRequest): Promise<Front> {
  const origin = `http://localhost:${port}`;
  return { origin, issuer: surroundings.issuer ?? `${origin}/oidc`, ports: { edge: port, ...(await freePorts()) } };
}

async function startBehindEdge(request: PlatformRequest, front: Front): Promise<void> {
  const addresses = await startStores(request, front);
  await request.supervisor.noteAddresses(shared(addresses));
  await Promise.all([startServices(request, addresses), startSignIn(request, addresses)]);
}

const shared = ({ issuer, natsUrl, natsMonitorUrl, databaseUrl }: Addresses): SharedAddresses => ({
  issuer,
  natsUrl,
  natsMonitorUrl,
  databaseUrls: {
    intake: databaseUrl('intake'),
    tracking: databaseUrl('tracking'),
    scoring: databaseUrl('scoring'),
    reporting: databaseUrl('reporting'),
  },
});

async function startStores(request: PlatformRequest, front: Front): Promise<Addresses> {
  const { databaseUrls } = request.surroundings;
  const [postgres, nats] = await Promise.all([startDatabases(request), startMessaging(request)]);
  return {
    ...front,
    ...nats,
    databaseUrl: (name) => databaseUrls[name] ?? postgres?.url(databaseOf(name)) ?? '',
  };
}

async function startDatabases(request: PlatformRequest): Promise<PostgresPlan | null> {
  const { layout, surroundings, supervisor, log } = request;
  for (const name of Object.keys(surroundings.databaseUrls)) log(texts.external('postgres', databaseVariable(name)));
  const names = embeddedDatabases(surroundings);
  if (names.length === 0) return null;
  log(texts.starting('postgres'));
  const plan = await postgresPlan(layout);
  await supervisor.start(plan);
  log(texts.databases);
  await createDatabases(plan.url('postgres'), names.map(databaseOf));
  return plan;
}

async function startMessaging({ layout, surroundings, supervisor, log }: PlatformRequest) {
  const { natsUrl } = surroundings;
  if (natsUrl) {
    log(texts.external('nats', 'NATS_URL'));
    return { natsUrl, natsMonitorUrl: process.env.NATS_MONITOR_URL };
  }
  log(texts.starting('nats'));
  const plan = await natsPlan(layout, log);
  await supervisor.start(plan);
  return { natsUrl: plan.url, natsMonitorUrl: plan.monitorUrl };
}

async function freePorts(): Promise<Record<ServiceName | 'identity', number>> {
  const entries: [string, number][] = [];
  for (const name of [...services, 'identity']) entries.push([name, await freePort()]);
  return Object.fromEntries(entries) as Record<ServiceName | 'identity', number>;
}

async function startSignIn(
  { layout, surroundings, supervisor, log }: PlatformRequest,
  addresses: Addresses,
): Promise<void> {
  if (surroundings.issuer) return log(texts.external('identity', 'OIDC_ISSUER'));
  log(texts.starting('identity'));
  const health = `${local(addresses.ports.identity)}${new URL(addresses.issuer).pathname}/health/ready`;
  await supervisor.start(nodePart(identityProgram(layout, addresses), health));
}

async function startEdge({ layout, surroundings, supervisor, log }: PlatformRequest, front: Front): Promise<void> {
  log(texts.starting('edge'));
  await supervisor.start(nodePart(edgeProgram(layout, front, !surroundings.issuer), `${front.origin}/healthz`));
}

/** Each service first makes its database ready: migrations, then organization, rule sets and time limits. */
async function startServices({ layout, supervisor, log }: PlatformRequest, addresses: Addresses): Promise<void> {
  log(texts.preparing);
  await Promise.all(
    services.map((name) => {
      log(texts.starting(name));
      const program = serviceProgram(layout, name, addresses, addresses.ports[name]);
      const health = `${local(addresses.ports[name])}/api/${name}/health/ready`;
      return supervisor.start(nodePart({ ...program, args: ['serve', '--prepare'] }, health, preparationMs));
    }),
  );
}

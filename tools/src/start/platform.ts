import { freePort } from '@ducha/testing';
import { createDatabases, natsPlan, postgresPlan } from './embedded-parts.js';
import type { PostgresPlan } from './embedded-parts.js';
import type { Layout } from './layout.js';
import { texts } from './messages.zh-cn.js';
import { nodePart, runProgram } from './node-part.js';
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

const databaseOf = (name: string) => `ducha_${name}`;

/** Brings the whole platform up, each part only when what it needs answers. Returns its origin. */
export async function startPlatform(request: PlatformRequest): Promise<string> {
  const addresses = await startStores(request);
  await request.supervisor.noteAddresses(shared(addresses));
  await Promise.all([prepareDatabases(request, addresses), startSignIn(request, addresses)]);
  await startServices(request, addresses);
  if (!request.surroundings.issuer) {
    request.log(texts.settling);
    await waitUntilSettled(addresses.origin);
  }
  return addresses.origin;
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

async function startStores(request: PlatformRequest): Promise<Addresses> {
  const { port, surroundings } = request;
  const postgres = await startDatabases(request);
  const nats = await startMessaging(request);
  const origin = `http://localhost:${port}`;
  return {
    origin,
    issuer: surroundings.issuer ?? `${origin}/oidc`,
    ports: { edge: port, ...(await freePorts()) },
    databaseUrl: (name) => surroundings.databaseUrls[name] ?? postgres?.url(databaseOf(name)) ?? '',
    ...nats,
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

/** Migrations, then organization, rule sets and time limits: each service's own, so side by side. */
async function prepareDatabases({ layout, supervisor, log }: PlatformRequest, addresses: Addresses): Promise<void> {
  log(texts.preparing);
  await Promise.all(
    services.map((name) =>
      supervisor.command(`${name} prepare`, (onSpawn) =>
        runProgram(
          { ...serviceProgram(layout, name, addresses, addresses.ports[name]), args: ['prepare'] },
          `${texts.preparing}（${name}）`,
          onSpawn,
        ),
      ),
    ),
  );
}

async function startSignIn(
  { layout, surroundings, supervisor, log }: PlatformRequest,
  addresses: Addresses,
): Promise<void> {
  const isEmbedded = !surroundings.issuer;
  const started = [];
  if (isEmbedded) {
    log(texts.starting('identity'));
    const health = `${local(addresses.ports.identity)}${new URL(addresses.issuer).pathname}/health/ready`;
    started.push(supervisor.start(nodePart(identityProgram(layout, addresses), health)));
  } else log(texts.external('identity', 'OIDC_ISSUER'));
  log(texts.starting('edge'));
  started.push(supervisor.start(nodePart(edgeProgram(layout, addresses, isEmbedded), `${addresses.origin}/healthz`)));
  await Promise.all(started);
}

async function startServices({ layout, supervisor, log }: PlatformRequest, addresses: Addresses): Promise<void> {
  await Promise.all(
    services.map((name) => {
      log(texts.starting(name));
      const health = `${local(addresses.ports[name])}/api/${name}/health/ready`;
      return supervisor.start(nodePart(serviceProgram(layout, name, addresses, addresses.ports[name]), health));
    }),
  );
}

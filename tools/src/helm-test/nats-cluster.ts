import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { findNatsServer, freePort, ServerProcess } from '@ducha/testing';
import { eventually } from '../client/patience.js';
import { installValues, preset, run, template } from './helm.js';
import { manifestsIn, podOf } from './manifests.js';
import type { Container, Manifest } from './manifests.js';
import { ownNats } from './matrix.js';
import type { Tally } from './tally.js';

/** What an installer would put into the two Secrets. */
const [user, password] = ['ducha', 'for-this-test'];
const auth = `authorization { users = [ { user: ${user}, password: "${password}" } ] }\n`;
const secrets = ['nats.server.auth.existingSecret.name="nats-auth"', 'nats.existingSecret.name="nats-url"'];

interface Ports {
  client: number;
  monitor: number;
  cluster: number;
}

/** The lifecycle of a container, as far as it is run here. */
interface NatsContainer extends Container {
  command: string[];
  lifecycle: { preStop: { exec: { command: string[] } } };
}

/** One server of the rendered StatefulSet, on loopback and below a folder instead of in a pod. */
class NatsServer {
  private constructor(
    readonly name: string,
    readonly ports: Ports,
    readonly process: ServerProcess,
    private readonly inFolder: (text: string) => string,
    private readonly container: NatsContainer,
  ) {}

  static async start(folder: string, name: string, manifests: Manifest[], all: Map<string, Ports>) {
    const set = manifests.find(({ kind }) => kind === 'StatefulSet')!;
    const container = podOf(set)!.containers[0] as NatsContainer;
    const rendered = manifests.find(({ kind, data }) => kind === 'ConfigMap' && data?.['nats.conf'])!.data![
      'nats.conf'
    ]!;
    const inFolder = (text: string): string =>
      text.replace(/(^|[\s=])(\/(?:data|etc|var)\b)/g, `$1${join(folder, name)}$2`);
    const ports = all.get(name)!;
    const config = onLoopback(inFolder(rendered), ports, all);
    for (const path of ['data', 'etc/nats', 'etc/nats-auth', 'var/run/nats'])
      await mkdir(join(folder, name, path), { recursive: true });
    await writeFile(join(folder, name, 'etc/nats/nats.conf'), config);
    await writeFile(join(folder, name, 'etc/nats-auth/auth.conf'), auth);
    const args = (container.args ?? []).map((text) => inFolder(text.replace('$(POD_NAME)', name)));
    const logFile = join(folder, `${name}.log`);
    const server = await ServerProcess.start({ command: await findNatsServer(), args, logFile });
    return new NatsServer(name, ports, server, inFolder, container);
  }

  async ask<T>(path: string): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${this.ports.monitor}${path}`);
    if (!response.ok) throw new Error(`${this.name} answers ${path} with ${response.status}`);
    return (await response.json()) as T;
  }

  /** Does what the kubelet does before it sends a signal. */
  async leave(): Promise<void> {
    const [, ...args] = this.container.lifecycle.preStop.exec.command.map(this.inFolder);
    const { code, stderr } = await run(await findNatsServer(), args);
    if (code !== 0) throw new Error(stderr);
  }
}

/** The same configuration, at ports of this machine. */
function onLoopback(config: string, own: Ports, all: Map<string, Ports>): string {
  let text = config
    .replace('port: 4222', `host: "127.0.0.1"\nport: ${own.client}`)
    .replace('http_port: 8222', `http_port: ${own.monitor}`)
    .replace('port: 6222', `host: "127.0.0.1"\nport: ${own.cluster}`);
  for (const [name, { cluster }] of all)
    text = text.replace(new RegExp(`${name}\\.[\\w-]+:6222`), `127.0.0.1:${cluster}`);
  return text;
}

const connectTo = ({ ports }: NatsServer, credentials: object): Promise<NatsConnection> =>
  connect({ servers: `127.0.0.1:${ports.client}`, reconnect: false, ...credentials });

async function useStreams(servers: NatsServer[], tally: Tally): Promise<void> {
  const refused = await connectTo(servers[0]!, {}).then(
    (connection) => connection.close().then(() => false),
    () => true,
  );
  tally.check('who does not say who it is is refused', refused);
  const connection = await connectTo(servers[0]!, { user, pass: password });
  const manager = await jetstreamManager(connection);
  const name = 'DUCHA_INTAKE';
  await eventually(() => manager.streams.add({ name, subjects: ['ducha.intake.>'], num_replicas: 3 }), 30_000);
  const publish = () => jetstream(connection).publish('ducha.intake.item', 'one');
  tally.check('a stream has three copies and takes a message', (await publish()).seq === 1);
  const leaving = servers[2]!;
  await leaving.leave();
  const { code } = await leaving.process.ended;
  tally.check(`${leaving.name} leaves by its preStop command and ends with 0`, code === 0, String(code));
  const next = await eventually(publish, 30_000);
  tally.check('the others go on without it', next.seq === 2, JSON.stringify(next));
  await connection.close();
}

/** The rendered configuration of the chart's own NATS, started as three real servers. */
export async function natsCluster(tally: Tally): Promise<void> {
  const { stdout } = await template([preset('banner'), installValues], [...ownNats, ...secrets]);
  const manifests = manifestsIn(stdout);
  const folder = await mkdtemp(join(tmpdir(), 'ducha-nats-'));
  const all = new Map<string, Ports>();
  for (const index of [0, 1, 2])
    all.set(`ducha-nats-${index}`, { client: await freePort(), monitor: await freePort(), cluster: await freePort() });
  const servers: NatsServer[] = [];
  try {
    for (const name of all.keys()) servers.push(await NatsServer.start(folder, name, manifests, all));
    for (const server of servers) {
      const log = (): Promise<string> => server.process.logTail(20);
      const status = await eventually(() => server.ask<{ status: string }>('/healthz'), 60_000).catch(log);
      tally.check(`${server.name} is healthy`, typeof status === 'object', String(status));
      const { server_name: name } = await server.ask<{ server_name: string }>('/varz');
      tally.check(`${server.name} is called like its pod`, name === server.name, name);
      const { config } = await server.ask<{ config: { sync_always?: boolean } }>('/jsz');
      tally.check(`${server.name} syncs every write`, config.sync_always === true, JSON.stringify(config));
    }
    await useStreams(servers, tally);
  } finally {
    for (const { process } of servers) await process.stop();
    await rm(folder, { recursive: true, force: true });
  }
  tally.section('the configuration of NATS, on three real servers');
}

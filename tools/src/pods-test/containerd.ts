import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ServerProcess } from '@ducha/testing';
import { eventually } from '../client/patience.js';
import { run, succeed } from '../helm-test/helm.js';
import type { BuiltImage } from './image.js';
import type { OciSpec } from './oci-spec.js';

/** A containerd of this test alone. */
export class Containerd {
  private readonly roots: string[] = [];
  private server: ServerProcess | undefined;

  constructor(private readonly folder: string) {}

  private get address(): string {
    return join(this.folder, 'containerd.sock');
  }

  /** runc keeps its records for the whole machine, by namespace: one of its own cannot meet what another run left. */
  private get namespace(): string {
    return basename(this.folder);
  }

  /** Arguments of `ctr` that reach this containerd. */
  flags(...args: string[]): string[] {
    return ['--address', this.address, '--namespace', this.namespace, ...args];
  }

  private ctr(...args: string[]): Promise<string> {
    return succeed('ctr', this.flags(...args));
  }

  async start(image: BuiltImage): Promise<void> {
    const config = join(this.folder, 'containerd.toml');
    await writeFile(
      config,
      [
        'version = 2',
        `root = ${JSON.stringify(join(this.folder, 'root'))}`,
        `state = ${JSON.stringify(join(this.folder, 'state'))}`,
        // No kubelet asks this one.
        'disabled_plugins = ["io.containerd.grpc.v1.cri"]',
        `[grpc]\naddress = ${JSON.stringify(this.address)}`,
      ].join('\n'),
    );
    const logFile = join(this.folder, 'containerd.log');
    this.server = await ServerProcess.start({ command: 'containerd', args: ['--config', config], logFile });
    await eventually(() => this.ctr('version'), 30_000);
    await this.ctr('images', 'import', image.archive);
  }

  /** A root of its own for a container, in which mount points can be made before it turns read-only. @returns its path */
  async makeRoot(id: string, { reference }: BuiltImage): Promise<string> {
    const path = join(this.folder, `root-${id}`);
    await mkdir(path);
    await this.ctr('images', 'mount', '--rw', reference, path);
    this.roots.push(path);
    return path;
  }

  /** What containerd itself would run, with its default seccomp profile for a process without capabilities. */
  async defaultSpec({ reference }: BuiltImage): Promise<OciSpec> {
    const capabilities = await this.defaultCapabilities(reference);
    const drops = capabilities.flatMap((name) => ['--cap-drop', name]);
    await this.ctr('containers', 'create', '--seccomp', ...drops, reference, 'default');
    const spec = await this.ctr('containers', 'info', '--spec', 'default');
    await this.ctr('containers', 'delete', 'default');
    return JSON.parse(spec) as OciSpec;
  }

  private async defaultCapabilities(reference: string): Promise<string[]> {
    await this.ctr('containers', 'create', reference, 'capable');
    const spec = JSON.parse(await this.ctr('containers', 'info', '--spec', 'capable')) as OciSpec;
    await this.ctr('containers', 'delete', 'capable');
    return spec.process.capabilities?.bounding ?? [];
  }

  /** Arguments of `ctr` that run this specification in the foreground, pass signals on and take the container away at its end. */
  async runArguments(id: string, spec: OciSpec): Promise<string[]> {
    const file = join(this.folder, `${id}.json`);
    await writeFile(file, JSON.stringify(spec), { mode: 0o600 });
    return this.flags('run', '--rm', '--config', file, '--pid-file', join(this.folder, `${id}.pid`), id);
  }

  pidFile(id: string): string {
    return join(this.folder, `${id}.pid`);
  }

  /** Ends what is left of a container at once. */
  async kill(id: string): Promise<void> {
    await run('ctr', this.flags('tasks', 'kill', '--signal', 'SIGKILL', id));
  }

  /** Ends what still runs, such as Jobs of an interrupted test, for containers outlive containerd. */
  async stop(): Promise<void> {
    if (!this.server) return;
    const { stdout } = await run('ctr', this.flags('tasks', 'list', '--quiet'));
    for (const id of stdout.split('\n').filter(Boolean)) await run('ctr', this.flags('tasks', 'delete', '--force', id));
    for (const path of this.roots) await run('ctr', this.flags('images', 'unmount', '--rm', path));
    await this.server.stop();
    await rm(join('/run/containerd/runc', this.namespace), { recursive: true, force: true });
  }
}

import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../helm-test/helm.js';
import type { Output } from '../helm-test/helm.js';
import type { Balancer } from './balancer.js';
import { Containerd } from './containerd.js';
import { buildImage } from './image.js';
import type { BuiltImage } from './image.js';
import { PodNetwork } from './network.js';
import { ociSpec } from './oci-spec.js';
import type { OciSpec } from './oci-spec.js';
import { Pod } from './pod.js';
import type { Render, RenderedContainer, Workload } from './rendered.js';

/** This machine as the one node of a cluster: containerd, a network, names, volumes. */
export class Node {
  readonly image: BuiltImage;
  private readonly network = new PodNetwork();
  private readonly containerd: Containerd;
  private readonly addresses: Record<string, string> = {};
  private readonly claims: Record<string, string> = {};
  private readonly balancers: Balancer[] = [];
  private readonly running = new Set<Pod>();
  private base!: OciSpec;
  private started = 0;

  private constructor(
    private readonly folder: string,
    image: BuiltImage,
  ) {
    this.image = image;
    this.containerd = new Containerd(folder);
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  /** @param image as the chart renders it */
  static async start(image: string, isReused: boolean): Promise<Node> {
    const folder = await mkdtemp(join(tmpdir(), 'ducha-pods-'));
    const node = new Node(folder, await buildImage(folder, image, isReused));
    try {
      await mkdir(node.file('logs'));
      await node.network.start();
      await node.addressOf('ducha-portal');
      await node.containerd.start(node.image);
      node.base = await node.containerd.defaultSpec(node.image);
      return node;
    } catch (error) {
      await node.stop();
      await node.remove();
      throw error;
    }
  }

  /** The address of a Service, made when it is first asked for. */
  async addressOf(name: string): Promise<string> {
    return (this.addresses[name] ??= await this.network.serviceAddress());
  }

  /** Lets pods reach something under a name. */
  async expose(name: string, port: number, balancer: Balancer): Promise<void> {
    await balancer.listen(await this.addressOf(name), port);
    this.balancers.push(balancer);
  }

  /** A folder for a claim, of the group of its pods as the kubelet makes it. */
  async makeClaim(name: string, group: number): Promise<void> {
    const folder = this.file(`claim-${name}`);
    await mkdir(folder);
    await chown(folder, 0, group);
    await chmod(folder, 0o2770);
    this.claims[name] = folder;
  }

  /** Starts one pod of a Deployment; it is not ready yet. */
  async startPod(render: Render, { name, pod }: Workload, secrets: Record<string, string>): Promise<Pod> {
    const [container] = pod.containers;
    if (!container || pod.containers.length > 1) throw new Error(`${name} has not exactly one container`);
    const id = `${name}-${(this.started += 1)}`;
    const { args, address } = await this.prepare(id, render, pod, container, secrets);
    const started = await Pod.start({
      ...{ id, address, container, command: 'ctr', args },
      graceSeconds: pod.terminationGracePeriodSeconds ?? 30,
      logFile: this.file(join('logs', `${id}.log`)),
      kill: () => this.containerd.kill(id),
    });
    this.running.add(started);
    return started;
  }

  async deletePod(pod: Pod): Promise<boolean> {
    this.running.delete(pod);
    return pod.delete();
  }

  /** Runs a container of a pod to its end. @param args instead of the rendered ones */
  async runToEnd(
    render: Render,
    { name, pod }: Workload,
    container: RenderedContainer,
    secrets: Record<string, string>,
    more: { args?: string[]; env?: Record<string, string> } = {},
  ): Promise<Output> {
    const id = `${name}-${(this.started += 1)}`;
    const command = { ...container, args: more.args ?? container.args };
    const { args } = await this.prepare(id, render, pod, command, secrets, more.env);
    return run('ctr', args);
  }

  private async prepare(
    id: string,
    render: Render,
    pod: Workload['pod'],
    container: RenderedContainer,
    secrets: Record<string, string>,
    more: Record<string, string> = {},
  ): Promise<{ args: string[]; address: string }> {
    const { address, path: network } = await this.network.pod(id);
    const spec = ociSpec(this.base, pod, container, {
      ...{ id, network, claims: this.claims },
      rootfs: await this.containerd.makeRoot(id, this.image),
      entrypoint: this.image.entrypoint,
      env: { ...render.environment(container, secrets), ...more },
      hosts: await this.hostsFile(),
    });
    return { address, args: await this.containerd.runArguments(id, spec) };
  }

  private async hostsFile(): Promise<string> {
    const names = Object.entries(this.addresses).map(([name, address]) => `${address} ${name}`);
    const file = this.file('hosts');
    await writeFile(file, ['127.0.0.1 localhost', ...names, ''].join('\n'));
    return file;
  }

  /** The process of a pod's container, as this machine sees it. */
  pidFile(pod: Pod): string {
    return this.containerd.pidFile(pod.id);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running].map((pod) => this.deletePod(pod)));
    for (const balancer of this.balancers) await balancer.stop();
    await this.containerd.stop();
    await this.network.stop();
  }

  /** Deletes all files, once nothing uses them. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

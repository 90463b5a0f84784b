import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ServerProcess } from '@ducha/testing';
import { eventually } from '../client/patience.js';
import { run, succeed, tools } from '../helm-test/helm.js';
import type { Output } from '../helm-test/helm.js';
import { makeCertificates } from './certificates.js';
import { writeStages } from './stages.js';

/** A real control plane on loopback, with nodes that only say that they run. */
export class Cluster {
  private readonly processes: ServerProcess[] = [];

  private constructor(
    readonly folder: string,
    private readonly port: number,
  ) {}

  get kubeconfig(): string {
    return join(this.folder, 'kubeconfig');
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  static async start(): Promise<Cluster> {
    const cluster = new Cluster(await mkdtemp(join(tmpdir(), 'ducha-cluster-')), await freePort());
    try {
      await cluster.startAll();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  private async startAll(): Promise<void> {
    await mkdir(this.file('logs'));
    await makeCertificates(this.folder);
    await this.writeKubeconfig();
    const [clients, peers] = [await freePort(), await freePort()];
    await this.part('etcd', this.etcd(clients, peers));
    await this.part('kube-apiserver', this.apiServer(clients));
    await eventually(() => this.kubectl('get', '--raw', '/readyz'), 90_000);
    await this.part('kube-controller-manager', this.controllers());
    await this.part('kube-scheduler', [
      `--kubeconfig=${this.kubeconfig}`,
      `--authentication-kubeconfig=${this.kubeconfig}`,
      `--authorization-kubeconfig=${this.kubeconfig}`,
      '--secure-port=0',
      // There is one of it, and nobody to elect against.
      '--leader-elect=false',
    ]);
    const stages = await writeStages(this.folder);
    await this.spawn('kwok', tools.path('kwok'), [
      `--kubeconfig=${this.kubeconfig}`,
      // Every node of this cluster is one of its own.
      '--manage-all-nodes=true',
      `--config=${stages}`,
    ]);
  }

  private etcd(clients: number, peers: number): string[] {
    return [
      `--data-dir=${this.file('etcd')}`,
      `--listen-client-urls=http://127.0.0.1:${clients}`,
      `--advertise-client-urls=http://127.0.0.1:${clients}`,
      `--listen-peer-urls=http://127.0.0.1:${peers}`,
      // Nothing of it is to outlive the run: writes need not reach the disk.
      '--unsafe-no-fsync',
      '--log-level=warn',
    ];
  }

  private apiServer(etcd: number): string[] {
    return [
      `--etcd-servers=http://127.0.0.1:${etcd}`,
      // Reachable from this machine alone.
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${this.port}`,
      // The Service `kubernetes` may not point to a loopback address, so its endpoint is not kept.
      '--endpoint-reconciler-type=none',
      '--authorization-mode=Node,RBAC',
      '--anonymous-auth=false',
      `--client-ca-file=${this.file('ca.crt')}`,
      `--tls-cert-file=${this.file('apiserver.crt')}`,
      `--tls-private-key-file=${this.file('apiserver.key')}`,
      // Service accounts need all three: who issues their tokens, what signs them and what checks them.
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-signing-key-file=${this.file('service-account.key')}`,
      `--service-account-key-file=${this.file('service-account.key')}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      // How an API behind this one, such as that of metrics, learns who asks.
      `--requestheader-client-ca-file=${this.file('ca.crt')}`,
      '--requestheader-allowed-names=front-proxy',
      '--requestheader-username-headers=X-Remote-User',
      '--requestheader-group-headers=X-Remote-Group',
      '--requestheader-extra-headers-prefix=X-Remote-Extra-',
      `--proxy-client-cert-file=${this.file('front-proxy.crt')}`,
      `--proxy-client-key-file=${this.file('front-proxy.key')}`,
    ];
  }

  private controllers(): string[] {
    return [
      `--kubeconfig=${this.kubeconfig}`,
      `--authentication-kubeconfig=${this.kubeconfig}`,
      `--authorization-kubeconfig=${this.kubeconfig}`,
      '--secure-port=0',
      '--leader-elect=false',
      '--use-service-account-credentials',
      `--root-ca-file=${this.file('ca.crt')}`,
      `--service-account-private-key-file=${this.file('service-account.key')}`,
      // At the usual rate a new namespace waits ten seconds for its service account.
      '--kube-api-qps=500',
      '--kube-api-burst=1000',
      // On a busy machine fake nodes report late; none of them is to be taken for dead.
      '--node-monitor-grace-period=600s',
      // An autoscaler that looks every other second and does not wait for pods to warm up.
      '--horizontal-pod-autoscaler-sync-period=2s',
      '--horizontal-pod-autoscaler-cpu-initialization-period=1s',
      '--horizontal-pod-autoscaler-initial-readiness-delay=1s',
    ];
  }

  private part(name: string, args: string[]): Promise<void> {
    return this.spawn(name, tools.path('control-plane'), [name, ...args]);
  }

  private async spawn(name: string, command: string, args: string[]): Promise<void> {
    const logFile = this.file(join('logs', `${name}.log`));
    this.processes.push(await ServerProcess.start({ command, args, env: process.env, logFile }));
  }

  private async writeKubeconfig(): Promise<void> {
    const data = async (name: string) => (await readFile(this.file(name))).toString('base64');
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'test',
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
      clusters: [
        {
          name: 'test',
          cluster: { server: `https://127.0.0.1:${this.port}`, 'certificate-authority-data': await data('ca.crt') },
        },
      ],
      users: [
        {
          name: 'admin',
          user: { 'client-certificate-data': await data('admin.crt'), 'client-key-data': await data('admin.key') },
        },
      ],
    };
    await writeFile(this.kubeconfig, JSON.stringify(config), { mode: 0o600 });
  }

  /** @throws with what it printed when it does not end with 0 */
  kubectl(...args: string[]): Promise<string> {
    return succeed(tools.path('kubectl'), ['--kubeconfig', this.kubeconfig, ...args]);
  }

  tryKubectl(...args: string[]): Promise<Output> {
    return run(tools.path('kubectl'), ['--kubeconfig', this.kubeconfig, ...args]);
  }

  helm(...args: string[]): Promise<Output> {
    return run(tools.path('helm'), ['--kubeconfig', this.kubeconfig, ...args]);
  }

  async get<T>(...args: string[]): Promise<T> {
    return JSON.parse(await this.kubectl('get', ...args, '-o', 'json')) as T;
  }

  /** Applies objects from the server's side, as large CRDs need it. */
  async apply(...objects: object[]): Promise<void> {
    const file = this.file(`apply-${Date.now()}.json`);
    await writeFile(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
    await this.kubectl('apply', '--server-side', '--force-conflicts', '-f', file);
  }

  /** Asks for the eviction of a pod, as a drain does. */
  async evict(pod: string, eviction: { metadata: { namespace: string } }): Promise<Output> {
    const file = this.file(`evict-${pod}.json`);
    await writeFile(file, JSON.stringify(eviction));
    return this.tryKubectl(
      ...['create', '--raw', `/api/v1/namespaces/${eviction.metadata.namespace}/pods/${pod}/eviction`, '-f', file],
    );
  }

  /** Waits until something holds; whether it does is then checked by who asked. */
  async settled(holds: () => Promise<boolean>, withinMs = 180_000): Promise<void> {
    const probe = async (): Promise<void> => {
      if (!(await holds())) throw new Error('not yet');
    };
    await eventually(probe, withinMs).catch(() => undefined);
  }

  /** The API server takes its time to end, and nothing is worth waiting for. */
  async stop(): Promise<void> {
    for (const process of [...this.processes].reverse()) await process.stop('SIGTERM', 1_000);
    await rm(this.folder, { recursive: true, force: true });
  }
}

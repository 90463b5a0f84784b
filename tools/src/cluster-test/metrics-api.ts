import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { eventually } from '../client/patience.js';
import type { Cluster } from './cluster.js';

interface PodList {
  items: { metadata: { name: string; namespace: string }; spec: { containers: { name: string }[] } }[];
}

/** The metrics API of Kubernetes with a CPU use that the test decides, for every pod alike. */
export class MetricsApi {
  /** Thousandths of a core. */
  cpuMillis = 100;
  private server: Server | undefined;

  constructor(private readonly cluster: Cluster) {}

  async start(): Promise<void> {
    const [cert, key] = await Promise.all(
      ['metrics.crt', 'metrics.key'].map((name) => readFile(this.cluster.file(name))),
    );
    this.server = createServer({ cert, key }, (request, response) => {
      void this.answer(request.url ?? '').then(
        (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    await this.register((this.server.address() as AddressInfo).port);
  }

  private async register(port: number): Promise<void> {
    await this.cluster.apply(
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'metrics', namespace: 'kube-system' },
        // The one kind of Service that may lead to loopback.
        spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
      },
      {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name: 'v1beta1.metrics.k8s.io' },
        spec: {
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          groupPriorityMinimum: 100,
          versionPriority: 100,
          service: { name: 'metrics', namespace: 'kube-system', port },
          caBundle: (await readFile(this.cluster.file('ca.crt'))).toString('base64'),
        },
      },
    );
    await eventually(() => this.cluster.kubectl('get', '--raw', '/apis/metrics.k8s.io/v1beta1'), 60_000);
  }

  private async answer(url: string): Promise<object> {
    const namespace = /\/namespaces\/([^/]+)\/pods/.exec(url)?.[1];
    if (!namespace)
      return {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: 'metrics.k8s.io/v1beta1',
        resources: [{ name: 'pods', namespaced: true, kind: 'PodMetrics', verbs: ['get', 'list'] }],
      };
    const selector = new URL(url, 'https://metrics').searchParams.get('labelSelector') ?? '';
    const { items } = await this.cluster.get<PodList>('pods', '-n', namespace, '-l', selector);
    return {
      kind: 'PodMetricsList',
      apiVersion: 'metrics.k8s.io/v1beta1',
      metadata: {},
      items: items.map(({ metadata, spec }) => ({
        metadata,
        timestamp: new Date().toISOString(),
        window: '10s',
        containers: spec.containers.map(({ name }) => ({
          name,
          usage: { cpu: `${this.cpuMillis}m`, memory: '200Mi' },
        })),
      })),
    };
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}

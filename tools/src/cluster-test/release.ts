import { join } from 'node:path';
import { chart, installValues, preset, root, succeed } from '../helm-test/helm.js';
import type { Output } from '../helm-test/helm.js';
import type { Cluster } from './cluster.js';
import { namespace } from './surroundings.js';

const previous = join(root, 'deploy', 'cluster-test', 'previous');
export const previousChart = join(previous, 'ducha-0.1.0.tgz');
export const currentChart = chart;
export const ours = 'app.kubernetes.io/instance=ducha';

/** The banner with three pods of each service and what the province has of operators' kinds. */
const settings = [
  'serviceDefaults.replicas={"min":3,"max":3}',
  'autoscaling.kind="none"',
  'spread.zones="DoNotSchedule"',
  'monitoring.serviceMonitor.enabled=true',
  'monitoring.prometheusRule.enabled=true',
  'monitoring.dashboard.enabled=true',
  'migrations.backoffLimit=0',
];

/** The banner preset as that version of the chart has it, and what its installer added. */
async function valuesOf(cluster: Cluster, source: string): Promise<string[]> {
  if (source === currentChart) return [preset('banner'), installValues];
  await succeed('tar', ['-xzf', source, '-C', cluster.folder]);
  return [cluster.file(join('ducha', 'values', 'banner.yaml')), join(previous, 'install.yaml')];
}

/** `helm install` or `upgrade` that waits; `more` are values in JSON. */
export const deploy = async (
  cluster: Cluster,
  verb: 'install' | 'upgrade',
  source: string,
  more: string[] = [],
  flags: string[] = [],
): Promise<Output> =>
  cluster.helm(
    verb,
    'ducha',
    source,
    ...['--namespace', namespace, '--wait', '--timeout', '300s'],
    ...(await valuesOf(cluster, source)).flatMap((file) => ['--values', file]),
    ...[...settings, ...more].flatMap((setting) => ['--set-json', setting]),
    ...flags,
  );

interface Deployments {
  items: {
    metadata: { name: string };
    spec: { replicas: number; selector: unknown; template: { spec: { containers: { image: string }[] } } };
    status: { readyReplicas?: number; updatedReplicas?: number };
  }[];
}

export const deployments = (cluster: Cluster): Promise<Deployments> =>
  cluster.get<Deployments>('deployments', '-n', namespace, '-l', ours);

/** Image of every Deployment, each once. */
export const imagesOf = async (cluster: Cluster): Promise<string[]> => {
  const { items } = await deployments(cluster);
  return [...new Set(items.flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => image)))];
};

interface Pods {
  items: {
    metadata: { name: string; deletionTimestamp?: string };
    spec: { nodeName?: string };
    status: { phase: string; conditions?: { type: string; status: string }[] };
  }[];
}

/** Pods of a component that are ready and not going away. */
export async function readyPods(cluster: Cluster, component: string): Promise<{ name: string; node: string }[]> {
  const selector = `${ours},app.kubernetes.io/component=${component}`;
  const { items } = await cluster.get<Pods>('pods', '-n', namespace, '-l', selector);
  return items
    .filter(
      ({ metadata, status }) =>
        !metadata.deletionTimestamp &&
        status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
    )
    .map(({ metadata, spec }) => ({ name: metadata.name, node: spec.nodeName ?? '' }));
}

export interface Revision {
  revision: number;
  status: string;
  chart: string;
}

export const history = async (cluster: Cluster): Promise<Revision[]> =>
  JSON.parse((await cluster.helm('history', 'ducha', '--namespace', namespace, '-o', 'json')).stdout) as Revision[];

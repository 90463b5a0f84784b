import type { Tally } from '../helm-test/tally.js';
import type { Cluster } from './cluster.js';
import { MetricsApi } from './metrics-api.js';
import { currentChart, deploy, readyPods } from './release.js';
import { namespace } from './surroundings.js';

const scaled = (more: string[]) => [
  'serviceDefaults.replicas={"min":3,"max":10}',
  // Periods a test can wait for; the chart's own are five minutes and one pod in two.
  ...more,
];

/** The autoscaler follows the load, up and down; with KEDA its object is accepted and the number is left alone. */
export async function scaling(cluster: Cluster, tally: Tally): Promise<void> {
  const metrics = new MetricsApi(cluster);
  await metrics.start();
  try {
    const upgraded = await deploy(cluster, 'upgrade', currentChart, scaled(['autoscaling.kind="hpa"']));
    tally.check('helm upgrade to an autoscaler', upgraded.code === 0, upgraded.stderr);
    tally.check('three pods at first', (await readyPods(cluster, 'intake')).length === 3);
    metrics.cpuMillis = 1_000;
    await cluster.settled(async () => (await readyPods(cluster, 'intake')).length === 10);
    tally.check('ten pods under load', (await readyPods(cluster, 'intake')).length === 10);
    const again = await deploy(
      cluster,
      'upgrade',
      currentChart,
      scaled(['autoscaling.kind="hpa"', 'config.LOG_LEVEL="debug"']),
    );
    tally.check(
      'an upgrade leaves the ten',
      again.code === 0 && (await readyPods(cluster, 'intake')).length === 10,
      again.stderr,
    );
    metrics.cpuMillis = 10;
    const faster =
      '{"spec":{"behavior":{"scaleDown":{"stabilizationWindowSeconds":1,"policies":[{"type":"Pods","value":4,"periodSeconds":1}]}}}}';
    await cluster.kubectl('patch', 'hpa', 'ducha-intake', '-n', namespace, '--type', 'merge', '-p', faster);
    await cluster.settled(async () => (await readyPods(cluster, 'intake')).length === 3);
    tally.check('three pods again when the load is over', (await readyPods(cluster, 'intake')).length === 3);
    const keda = await deploy(cluster, 'upgrade', currentChart, scaled(['autoscaling.kind="keda"']));
    tally.check('helm upgrade to KEDA', keda.code === 0, keda.stderr);
    const objects = await cluster.kubectl('get', 'scaledobjects', '-n', namespace, '-o', 'name');
    tally.check('a ScaledObject of each service', objects.trim().split('\n').length === 4, objects);
  } finally {
    metrics.stop();
  }
  tally.section('autoscaling');
}

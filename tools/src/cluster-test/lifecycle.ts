import type { Tally } from '../helm-test/tally.js';
import type { Cluster } from './cluster.js';
import { currentChart, deploy, deployments, history, imagesOf, ours, previousChart, readyPods } from './release.js';
import { brokenTag, neverReadyTag } from './stages.js';
import { namespace, zones } from './surroundings.js';

const sameSelectors = (before: unknown[], after: unknown[]): boolean =>
  JSON.stringify(before) === JSON.stringify(after);
const selectors = async (cluster: Cluster): Promise<unknown[]> =>
  (await deployments(cluster)).items.map(({ metadata, spec }) => [metadata.name, spec.selector]);
const isReady = async (cluster: Cluster): Promise<boolean> =>
  (await deployments(cluster)).items.every(({ spec, status }) => status.readyReplicas === spec.replicas);

/** Installs the previous version, upgrades to this one, goes back and forth. */
export async function upgrades(cluster: Cluster, tally: Tally): Promise<void> {
  const installed = await deploy(cluster, 'install', previousChart);
  tally.check('helm install --wait of the previous version', installed.code === 0, installed.stderr);
  tally.check('every Deployment is ready', await isReady(cluster));
  if (installed.code !== 0) throw new Error('the chart could not be installed');
  const before = await selectors(cluster);
  for (const kind of ['httproutes', 'servicemonitors', 'prometheusrules']) {
    const { stdout } = await cluster.tryKubectl('get', kind, '-n', namespace, '-o', 'name');
    tally.check(`the API server took one of ${kind}`, stdout.trim().split('\n').filter(Boolean).length === 1, stdout);
  }
  const upgraded = await deploy(cluster, 'upgrade', currentChart);
  tally.check('helm upgrade --wait to this version', upgraded.code === 0, upgraded.stderr);
  tally.check('selectors are the same', sameSelectors(before, await selectors(cluster)));
  const back = await cluster.helm('rollback', 'ducha', '1', '--namespace', namespace, '--wait', '--timeout', '300s');
  tally.check('helm rollback --wait', back.code === 0, back.stderr);
  tally.check('every Deployment is ready after the rollback', await isReady(cluster));
  const again = await deploy(cluster, 'upgrade', currentChart);
  tally.check('helm upgrade after a rollback', again.code === 0, again.stderr);
  const statuses = (await history(cluster)).map(({ status }) => status);
  tally.check('four revisions, the last one deployed', statuses.length === 4 && statuses.at(-1) === 'deployed');
  await cluster.kubectl('create', 'job', 'audit-now', '--from=cronjob/ducha-audit', '-n', namespace);
  const audit = await cluster.tryKubectl(
    ...['wait', '--for=condition=complete', 'job/audit-now', '-n', namespace, '--timeout=60s'],
  );
  tally.check('an audit can be asked for', audit.code === 0, audit.stderr);
  tally.section('install, upgrade, rollback');
}

/** A release that cannot work leaves the one that does. */
export async function failures(cluster: Cluster, tally: Tally): Promise<void> {
  const good = await imagesOf(cluster);
  const failing = [`image.tag="${brokenTag}"`];
  const stopped = await deploy(cluster, 'upgrade', currentChart, failing);
  tally.check(
    'a failing migration stops the upgrade',
    stopped.code !== 0 && /migrations/.test(stopped.stderr),
    stopped.stderr,
  );
  tally.check('no Deployment has the new image', JSON.stringify(await imagesOf(cluster)) === JSON.stringify(good));
  tally.check('the revision is marked as failed', (await history(cluster)).at(-1)?.status === 'failed');
  const returned = await deploy(cluster, 'upgrade', currentChart, failing, ['--rollback-on-failure']);
  tally.check('with --rollback-on-failure it fails as well', returned.code !== 0);
  tally.check('and the last revision is a working one again', (await history(cluster)).at(-1)?.status === 'deployed');
  tally.check('with every pod ready', await isReady(cluster));

  const plain = ['migrations.useHelmHooks=false'];
  const beside = await deploy(cluster, 'upgrade', currentChart, plain);
  tally.check('plain Jobs instead of hooks', beside.code === 0, beside.stderr);
  const jobs = await cluster.kubectl('get', 'jobs', '-n', namespace, '-l', ours, '-o', 'name');
  tally.check('three Jobs with a hash in their names', (jobs.match(/-[0-9a-f]{10}$/gm) ?? []).length === 3, jobs);
  const once = await deploy(cluster, 'upgrade', currentChart, plain);
  tally.check('the same again changes no Job', once.code === 0, once.stderr);

  const dead = await deploy(
    cluster,
    'upgrade',
    currentChart,
    [...plain, `image.tag="${neverReadyTag}"`],
    ['--rollback-on-failure', '--timeout', '15s'],
  );
  tally.check('pods that never become ready fail the upgrade', dead.code !== 0);
  tally.check('and the images are the former ones', JSON.stringify(await imagesOf(cluster)) === JSON.stringify(good));
  await cluster.settled(async () => (await readyPods(cluster, 'intake')).length === 3);
  tally.check('with every pod ready again', (await readyPods(cluster, 'intake')).length === 3);
  tally.section('failing releases');
}

/** The namespace enforces the restricted standard, and so it does. */
export async function security(cluster: Cluster, tally: Tally): Promise<void> {
  const intruder = await cluster.tryKubectl('run', 'intruder', '--image', 'ducha/platform:0.1.0', '-n', namespace);
  tally.check(
    'a pod that may run as root is refused',
    /violates PodSecurity "restricted/.test(intruder.stderr),
    intruder.stderr,
  );
  const events = await cluster.kubectl('get', 'events', '-n', namespace, '-o', 'json');
  tally.check('none of ours ever was', !/violates PodSecurity/.test(events));
  tally.section('Pod Security');
}

/** Pods lie in all zones, one at a time may be taken away, and a node can be emptied. */
export async function disruption(cluster: Cluster, tally: Tally): Promise<void> {
  const zoneOf = (node: string): string => zones[Number(node.replace('node-', '')) % zones.length]!;
  for (const component of ['intake', 'tracking', 'scoring', 'reporting']) {
    const pods = await readyPods(cluster, component);
    tally.check(`${component} runs in three zones`, new Set(pods.map(({ node }) => zoneOf(node))).size === 3);
  }
  const pods = await readyPods(cluster, 'tracking');
  // While node leases hold new pods back nothing replaces what is evicted: that is the moment a budget is for.
  await cluster.kubectl('cordon', ...Array.from({ length: 6 }, (_, index) => `node-${index}`));
  const results = [];
  for (const { name } of pods.slice(0, 2)) {
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
    results.push(await cluster.evict(name, eviction));
  }
  tally.check('the first pod may go', results[0]!.code === 0, results[0]!.stderr);
  tally.check('the second may not', /disruption budget/.test(results[1]!.stderr), results[1]!.stderr);
  await cluster.kubectl('uncordon', ...Array.from({ length: 6 }, (_, index) => `node-${index}`));
  await cluster.settled(async () => (await readyPods(cluster, 'tracking')).length === 3);
  const node = (await readyPods(cluster, 'intake'))[0]!.node;
  const drained = await cluster.tryKubectl(
    ...['drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=60s'],
  );
  tally.check('a node can be drained', drained.code === 0, drained.stderr);
  await cluster.settled(async () => isReady(cluster));
  const { items } = await cluster.get<{ items: { spec: { nodeName: string } }[] }>('pods', '-n', namespace, '-l', ours);
  tally.check('nothing is left on it', !items.some(({ spec }) => spec.nodeName === node));
  tally.check('and everything runs elsewhere', await isReady(cluster));
  await cluster.kubectl('uncordon', node);
  tally.section('spread, disruption budget, drain');
}

/** Takes everything away but the evidence, which is the platform's, not the release's. */
export async function uninstall(cluster: Cluster, tally: Tally): Promise<void> {
  const gone = await cluster.helm('uninstall', 'ducha', '--namespace', namespace, '--wait', '--timeout', '180s');
  tally.check('helm uninstall --wait', gone.code === 0, gone.stderr);
  const kinds =
    'deployments,jobs,services,configmaps,serviceaccounts,networkpolicies,poddisruptionbudgets,horizontalpodautoscalers,' +
    'scaledobjects,httproutes,servicemonitors,prometheusrules,persistentvolumeclaims,secrets';
  await cluster.settled(async () => {
    const left = await cluster.kubectl('get', 'pods', '-n', namespace, '-l', ours, '-o', 'name');
    return left.trim() === '';
  });
  const left = (await cluster.kubectl('get', kinds, '-n', namespace, '-l', ours, '-o', 'name')).trim();
  tally.check('only the claim of the evidence is left', left === 'persistentvolumeclaim/ducha-evidence', left);
  const secrets = await cluster.kubectl('get', 'secrets', '-n', namespace, '-o', 'name');
  tally.check('and no record of the release', secrets.trim() === '', secrets);
  tally.section('uninstall');
}

import { installValues, preset } from '../helm-test/helm.js';
import type { Output } from '../helm-test/helm.js';
import { ownNats } from '../helm-test/matrix.js';
import type { Tally } from '../helm-test/tally.js';
import type { Cluster } from './cluster.js';
import { currentChart } from './release.js';
import { restrictedNamespace, volume } from './surroundings.js';

const namespace = 'ducha-small';
const release = 'small';
const ours = `app.kubernetes.io/instance=${release}`;

/** One machine that runs everything itself: NATS by the chart, PostgreSQL by the operator's kinds, with a pooler so that each kind is there. */
const settings = [...ownNats, 'database.mode="cnpg"', 'database.cnpg.pooler.instances=1', 'route.kind="ingress"'];

const deploy = (cluster: Cluster, verb: 'install' | 'upgrade', more: string[] = [], flags: string[] = []) =>
  cluster.helm(
    ...[verb, release, currentChart, '--namespace', namespace, '--wait', '--timeout', '300s'],
    ...['--values', preset('small-offline'), '--values', installValues],
    ...[...settings, ...more].flatMap((setting) => ['--set-json', setting]),
    ...flags,
  );

const names = async (cluster: Cluster, kind: string): Promise<string[]> => {
  const text = await cluster.kubectl('get', kind, '-n', namespace, '-l', ours, '-o', 'name');
  return text.trim().split('\n').filter(Boolean).sort();
};

/** Pods of NATS with the identity by which a replaced one is told from its successor. */
async function servers(cluster: Cluster): Promise<string[]> {
  const selector = `${ours},app.kubernetes.io/component=nats`;
  const { items } = await cluster.get<{ items: { metadata: { name: string; uid: string } }[] }>(
    ...['pods', '-n', namespace, '-l', selector],
  );
  return items.map(({ metadata }) => `${metadata.name} ${metadata.uid}`).sort();
}

const readyServers = async (cluster: Cluster): Promise<number> => {
  const set = await cluster.get<{ status: { readyReplicas?: number } }>(
    'statefulset',
    `${release}-ducha-nats`,
    '-n',
    namespace,
  );
  return set.status.readyReplicas ?? 0;
};

const succeeded = (tally: Tally, what: string, { code, stderr }: Output): void => tally.check(what, code === 0, stderr);

async function installs(cluster: Cluster, tally: Tally): Promise<void> {
  const installed = await deploy(cluster, 'install');
  succeeded(tally, 'helm install --wait with NATS and PostgreSQL in the release', installed);
  if (installed.code !== 0) throw new Error('the chart could not be installed with stores of its own');
  tally.check('its one server of NATS is ready', (await readyServers(cluster)) === 1);
  const kinds = { clusters: 1, databases: 4, poolers: 1 };
  for (const [kind, count] of Object.entries(kinds)) {
    const found = await names(cluster, `${kind}.postgresql.cnpg.io`);
    tally.check(`the API server took ${count} of ${kind}.postgresql.cnpg.io`, found.length === count, found.join(' '));
  }
  const jobs = (await names(cluster, 'jobs')).filter((name) => /-[0-9a-f]{10}$/.test(name));
  tally.check('every Job runs beside the release', jobs.length === 3, jobs.join(' '));
}

async function changes(cluster: Cluster, tally: Tally): Promise<void> {
  const before = await servers(cluster);
  succeeded(tally, 'helm upgrade to another image', await deploy(cluster, 'upgrade', ['image.tag="next"']));
  tally.check('leaves the server of NATS alone', (await servers(cluster)).join() === before.join());

  const three = ['nats.server.instances=3', 'nats.replicas=3'];
  succeeded(tally, 'helm upgrade to three servers', await deploy(cluster, 'upgrade', three));
  tally.check('three are ready', (await readyServers(cluster)) === 3);
  const back = await cluster.helm('rollback', release, '2', '--namespace', namespace, '--wait', '--timeout', '300s');
  succeeded(tally, 'helm rollback to one server', back);
  await cluster.settled(async () => (await servers(cluster)).length === 1);
  tally.check('one is left', (await servers(cluster)).length === 1);

  const larger = ['nats.server.storage.size="8Gi"'];
  const refused = await deploy(cluster, 'upgrade', larger);
  const isRefused = refused.code !== 0 && /volumeClaimTemplates.*field is immutable/s.test(refused.stderr);
  tally.check('volumes of another size are refused by the API server', isRefused, refused.stderr);
  const running = await servers(cluster);
  await cluster.kubectl('delete', 'statefulset', `${release}-ducha-nats`, '-n', namespace, '--cascade=orphan');
  tally.check('its server goes on without its set', (await servers(cluster)).join() === running.join());
  succeeded(tally, 'the size is taken as docs/deploy/upgrade.md says', await deploy(cluster, 'upgrade', larger));
  tally.check('and the server is ready again', (await readyServers(cluster)) === 1);
}

async function goes(cluster: Cluster, tally: Tally): Promise<void> {
  const gone = await cluster.helm('uninstall', release, '--namespace', namespace, '--wait', '--timeout', '180s');
  succeeded(tally, 'helm uninstall --wait', gone);
  const claims = await names(cluster, 'persistentvolumeclaims');
  const kept = [
    'data-small-ducha-nats-0',
    'data-small-ducha-nats-1',
    'data-small-ducha-nats-2',
    'small-ducha-evidence',
  ];
  tally.check(
    'the claims of NATS and of the evidence are left',
    claims.join() === kept.map((name) => `persistentvolumeclaim/${name}`).join(),
    claims.join(' '),
  );
  const clusters = await names(cluster, 'clusters.postgresql.cnpg.io');
  tally.check('and the cluster of PostgreSQL', clusters.length === 1, clusters.join(' '));
}

/** A release with stores of its own: installed, upgraded, grown, refused, rolled back and taken away. */
export async function ownStores(cluster: Cluster, tally: Tally): Promise<void> {
  const volumes = [6, 6, 6, 60].map((size, index) => volume(`small-${index}`, `${size}Gi`));
  await cluster.apply(restrictedNamespace(namespace), ...volumes);
  await installs(cluster, tally);
  await changes(cluster, tally);
  await goes(cluster, tally);
  tally.section('small-offline with NATS and PostgreSQL of its own');
}

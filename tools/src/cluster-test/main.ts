import { catalog } from '../kubernetes-tools/catalog.js';
import { tools } from '../helm-test/helm.js';
import { Tally } from '../helm-test/tally.js';
import { Cluster } from './cluster.js';
import { disruption, failures, security, uninstall, upgrades } from './lifecycle.js';
import { ownStores } from './own-stores.js';
import { scaling } from './scaling.js';
import { prepare } from './surroundings.js';

async function main(): Promise<number> {
  if (!tools.has(catalog.map(({ name }) => name))) {
    console.error('✗ 集群测试所用的程序尚未构建，请先运行 npm run tools');
    return 1;
  }
  const startedAt = performance.now();
  const tally = new Tally();
  const cluster = await Cluster.start();
  const stop = (): void => void cluster.stop().then(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await prepare(cluster);
    tally.check('six nodes in three zones', true);
    tally.section('control plane on loopback');
    await upgrades(cluster, tally);
    await security(cluster, tally);
    await disruption(cluster, tally);
    await failures(cluster, tally);
    await scaling(cluster, tally);
    await uninstall(cluster, tally);
    await ownStores(cluster, tally);
  } finally {
    await cluster.stop();
  }
  console.log(`cluster test in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return tally.close();
}

process.exitCode = await main();

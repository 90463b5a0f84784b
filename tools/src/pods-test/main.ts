import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { preset, root, template, tools } from '../helm-test/helm.js';
import { Tally } from '../helm-test/tally.js';
import { commands, prepare, rollingRestarts, start } from './checks.js';
import { portalAddress } from './network.js';
import { Node } from './node.js';
import { whyNot } from './programs.js';
import { Render } from './rendered.js';
import { startStores } from './stores.js';
import type { Stores } from './stores.js';
import { texts } from './texts.zh-cn.js';

const { values } = parseArgs({ options: { 'reuse-image': { type: 'boolean', default: false } } });

async function rendered(): Promise<Render> {
  const files = [preset('dev'), join(root, 'deploy', 'pods-test', 'values.yaml')];
  const { code, stdout, stderr } = await template(files, [`oidc.issuer="http://${portalAddress}/oidc"`]);
  if (code !== 0) throw new Error(stderr);
  return new Render(stdout);
}

async function main(): Promise<number> {
  const reason = await whyNot();
  if (reason !== null || !tools.has(['helm'])) {
    console.error(`✗ ${reason === null ? texts.noHelm : texts.cannotRun(reason)}`);
    return 1;
  }
  const startedAt = performance.now();
  const seconds = (): number => Math.round((performance.now() - startedAt) / 1000);
  const [render, tally] = [await rendered(), new Tally()];
  const node = await Node.start(render.image, values['reuse-image']);
  console.log(`image of ${Math.round(node.image.size / 1e6)} MB, ready to run after ${seconds()} s`);
  let stores: Stores | undefined;
  const stop = async (): Promise<void> => {
    await node.stop();
    await stores?.stop();
    await node.remove();
  };
  const interrupt = (): void => void stop().then(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    stores = await startStores(node);
    const surroundings = { node, render, secrets: stores.secrets, tally };
    await prepare(surroundings);
    const release = await start(surroundings);
    await commands(surroundings);
    await rollingRestarts(surroundings, release);
  } finally {
    await stop();
  }
  console.log(`pods test in ${seconds()} s`);
  return tally.close();
}

process.exitCode = await main();

import { chartTools } from '../kubernetes-tools/catalog.js';
import { tools } from './helm.js';
import { combinations, renderAll } from './matrix.js';
import { natsCluster } from './nats-cluster.js';
import * as sections from './sections.js';
import { Tally } from './tally.js';

async function main(): Promise<number> {
  if (!tools.has(chartTools)) {
    console.error('✗ 检查部署模板所用的程序尚未构建，请先运行 npm run tools');
    return 1;
  }
  const tally = new Tally();
  await sections.generated(tally);
  await sections.lint(tally);
  const rendered = await renderAll(combinations);
  sections.renders(tally, rendered);
  const good = rendered.filter(({ failure }) => failure === '');
  await sections.schemas(tally, good);
  await sections.unitTests(tally);
  await sections.practice(tally);
  await sections.refusals(tally);
  await sections.manuals(tally);
  await sections.frozen(tally);
  sections.secrets(tally, good);
  await sections.configuration(tally);
  await sections.images(tally, good);
  await natsCluster(tally);
  return tally.close();
}

process.exitCode = await main();

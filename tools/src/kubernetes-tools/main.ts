import { spawnSync } from 'node:child_process';
import { buildTool, BuildFailure } from './build-tool.js';
import { catalog } from './catalog.js';
import { texts } from './texts.zh-cn.js';
import { ToolsFolder } from './tools-folder.js';

const secondsSince = (start: number): number => Math.round((performance.now() - start) / 1000);

async function main(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !catalog.some((tool) => tool.name === name));
  if (unknown.length > 0) {
    console.error(`✗ ${texts.unknown(unknown.join(', '))}\n${texts.usage}${catalog.map(({ name }) => name).join(' ')}`);
    return 1;
  }
  const folder = new ToolsFolder();
  const wanted = names.length > 0 ? catalog.filter(({ name }) => names.includes(name)) : catalog;
  const missing = wanted.filter((tool) => !folder.isBuilt(tool));
  const began = performance.now();
  if (missing.length > 0 && spawnSync('go', ['version']).status !== 0) {
    console.error(`✗ ${texts.noGo}`);
    return 1;
  }
  for (const [index, tool] of missing.entries()) {
    const start = performance.now();
    console.log(texts.building(tool.name, index + 1, missing.length));
    try {
      await buildTool(folder, tool, () => console.log(texts.stillBuilding(tool.name, secondsSince(start))));
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error;
      console.error(`${texts.failed(tool.name)}\n${error.message}`);
      return 1;
    }
    console.log(texts.built(tool.name, secondsSince(start)));
  }
  console.log(texts.ready(folder.folder, secondsSince(began)));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

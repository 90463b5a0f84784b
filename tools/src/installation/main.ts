import { Platform } from '../client/platform.js';
import { checkFinished, playFirstPath } from '../smoke/first-path.js';
import { checkLevels } from '../smoke/levels.js';
import { checksOf } from './checks.js';
import type { Check } from './checks.js';
import { loadInstallationConfig } from './config.js';

const config = loadInstallationConfig(process.env);

const firstPath: Check = {
  name: 'the first path, from recording to archiving',
  async run() {
    const platform = new Platform(config.portalUrl, { patienceMs: 30_000 });
    const log = (line: string): void => console.log(`    ${line}`);
    const path = await playFirstPath(platform, log);
    await checkFinished(platform, path.itemId, path.tree);
    await checkLevels(platform, path.itemId, log);
  },
};

let failed = 0;
const checks = [...checksOf(config), ...(config.playsFirstPath ? [firstPath] : [])];
for (const { name, run } of checks) {
  try {
    await run();
    console.log(`✓ ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

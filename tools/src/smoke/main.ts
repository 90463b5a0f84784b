import { parseArgs } from 'node:util';
import { baseUrl } from '../client/databases.js';
import { Platform } from '../client/platform.js';
import { checkFinished, playFirstPath } from './first-path.js';
import { checkLevels } from './levels.js';
import { checkRefusals } from './refusals.js';

const { values } = parseArgs({
  options: {
    'base-url': { type: 'string' },
    loop: { type: 'boolean', default: false },
    minutes: { type: 'string' },
    patience: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const usage = `npm run smoke -- [--base-url URL] [--loop [--minutes N]] [--patience SECONDS]

Plays the first path against a running platform and fails at the first wrong answer.
--loop      plays it again and again until Ctrl-C or --minutes; a platform that is down is waited for (--patience, 120 s),
            commands repeat under one Idempotency-Key, and at the end every path played is checked again.`;

async function run(): Promise<void> {
  const startedAt = Date.now();
  const patienceMs = Number(values.patience ?? (values.loop ? 120 : 0)) * 1000;
  const platform = new Platform(values['base-url'] ?? (await baseUrl()), { patienceMs });
  const deadline = values.minutes ? startedAt + Number(values.minutes) * 60_000 : Infinity;
  let isStopped = false;
  process.once('SIGINT', () => {
    isStopped = true;
    console.log('stopping after this path …');
  });

  const played: Awaited<ReturnType<typeof playFirstPath>>[] = [];
  do {
    const log = (line: string): void => console.log(`  ${values.loop ? `#${played.length + 1} ` : ''}${line}`);
    const path = await playFirstPath(platform, log);
    await checkFinished(platform, path.itemId, path.tree);
    await checkLevels(platform, path.itemId, log);
    await checkRefusals(platform, path.itemId, path.tree.league, log);
    played.push(path);
  } while (values.loop && !isStopped && Date.now() < deadline);

  if (values.loop) {
    for (const path of played) await checkFinished(platform, path.itemId, path.tree);
    console.log(`  checked all ${played.length} paths again: nothing lost, nothing doubled`);
  }
  console.log(`smoke passed: ${played.length} path(s) in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

if (values.help) {
  console.log(usage);
} else {
  run().catch((error: unknown) => {
    console.error(`smoke failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}

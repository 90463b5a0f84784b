import { parseArgs } from 'node:util';
import { baseUrl, databaseUrls } from '../client/databases.js';
import { Platform } from '../client/platform.js';
import { compareSettled } from './compare.js';
import { missedClocks, readLampRule } from './sources.js';

const { values } = parseArgs({
  options: {
    'base-url': { type: 'string' },
    // Events are on their way while people work: a difference counts only when it is still there after this many seconds.
    settle: { type: 'string', default: '20' },
    help: { type: 'boolean', default: false },
  },
});

const usage = `npm run audit -- [--base-url URL] [--settle SECONDS]

Recounts every number of every dashboard from the source rows in the databases of intake, tracking and scoring and exits with 1 on
a difference. A platform that is being used is given --settle seconds (20) for events under way.`;

async function main(): Promise<number> {
  const urls = await databaseUrls();
  const platform = new Platform(values['base-url'] ?? (await baseUrl()), { patienceMs: 5_000 });
  const rule = await readLampRule(urls);

  const result = await compareSettled(platform, urls, rule, Number(values.settle) * 1000);
  console.log(`audited ${result.numbers} numbers of ${result.units} units against ${result.rows} source rows`);
  for (const { where, number, shown, counted } of result.differences)
    console.error(`  ${where}: ${number} shows ${shown}, counted ${counted}`);
  const missed = await missedClocks(urls, new Date());
  for (const id of missed) console.error(`  assignment ${id} is past its completion date but was never marked overdue`);
  const failures = result.differences.length + missed.length;
  console.log(failures === 0 ? 'audit passed: no difference' : `audit failed: ${failures} difference(s)`);
  return failures === 0 ? 0 : 1;
}

if (values.help) {
  console.log(usage);
} else {
  main().then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error(`audit could not run: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 2;
    },
  );
}

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contractFiles, snapshots } from './documents.js';
import { brokenEvents, differing, write } from './stored.js';
import { texts } from './texts.zh-cn.js';

const root = join(import.meta.dirname, '../../..');

/** `--check` (also without a word): exit 1 on a difference. `--write`: stores the present contracts for review. */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { check: { type: 'boolean' }, write: { type: 'boolean' }, 'allow-breaking': { type: 'boolean' } },
  });
  const broken = await brokenEvents(root, snapshots());
  if (broken.length > 0 && values['allow-breaking'] !== true) {
    console.error([texts.breaking, ...broken.map((line) => `  ${line}`)].join('\n'));
    return 1;
  }
  const changed = await differing(root, await contractFiles(root));
  if (changed.length === 0) {
    console.log(texts.unchanged);
    return 0;
  }
  const paths = changed.map(({ path }) => `  ${path}`);
  if (values.write !== true) {
    console.error([texts.differs, ...paths].join('\n'));
    return 1;
  }
  for (const file of changed) await write(root, file);
  console.log([texts.written, ...paths].join('\n'));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

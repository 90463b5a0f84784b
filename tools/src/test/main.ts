import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartTools } from '../kubernetes-tools/catalog.js';
import { ToolsFolder } from '../kubernetes-tools/tools-folder.js';
import { layoutOf } from '../start/layout.js';
import { commitRange } from './commits.js';
import { parseOptions } from './options.js';
import type { Tier } from './options.js';
import { checkOutcome, outcomeLine, tierOutcome, totalLine } from './outcome.js';
import type { JestReport, Outcome } from './outcome.js';
import { runCommand } from './run-command.js';

const { root } = layoutOf(process.env);
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

const headline = (name: string) => console.log(`\n━━ ${name}`);
const secondsSince = (start: number) => (performance.now() - start) / 1000;

async function check(name: string, command: string, args: string[]): Promise<Outcome> {
  headline(name);
  const start = performance.now();
  return report(checkOutcome(name, await runCommand(command, args, process.env, root), secondsSince(start)));
}

async function tier(name: Tier, jestArgs: string[]): Promise<Outcome> {
  headline(`${name} tests`);
  const start = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'ducha-report-'));
  const file = join(folder, 'report.json');
  const args = [
    '--experimental-vm-modules',
    '--no-warnings',
    bin('jest'),
    '--passWithNoTests',
    '--json',
    `--outputFile=${file}`,
    ...jestArgs,
  ];
  const code = await runCommand(process.execPath, args, { ...process.env, TEST_TIER: name }, root);
  const jest = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as JestReport) : null;
  await rm(folder, { recursive: true });
  return report(tierOutcome(name, jest, code, secondsSince(start)));
}

function report(outcome: Outcome): Outcome {
  console.log(outcomeLine(outcome));
  return outcome;
}

async function* checks(): AsyncGenerator<Outcome> {
  yield check('type check', 'npm', ['run', '--silent', 'typecheck']);
  yield check('lint', 'npm', ['run', '--silent', 'lint']);
  yield check('format', 'npm', ['run', '--silent', 'format:check']);
  yield check('contracts', process.execPath, [join(root, 'tools', 'dist', 'contracts', 'main.js'), '--check']);
  yield check('chart values', process.execPath, [join(root, 'tools', 'dist', 'chart', 'main.js'), '--check']);
  if (new ToolsFolder().has(chartTools))
    yield check('chart', process.execPath, [join(root, 'tools', 'dist', 'helm-test', 'main.js')]);
  else
    console.log(
      '\nSKIPPED chart (npm run test:helm): its tools are not built; npm run tools builds them in about ten minutes',
    );
  yield check('portal sizes', process.execPath, [join(root, 'web', 'scripts', 'check-sizes.mjs')]);
  const range = commitRange(root);
  if (range) yield check('commit messages', bin('commitlint'), range);
  else console.log('\nSKIPPED commit messages: no git history here');
}

/** Every check and tier runs even when an earlier one failed; an interrupted run ends at once. */
async function test(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  const outcomes: Outcome[] = [];
  let isInterrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (isInterrupted = true));
  const steps = async function* () {
    if (options.withChecks) yield* checks();
    for (const name of options.tiers) yield tier(name, options.jest);
  };
  for await (const outcome of steps()) {
    outcomes.push(outcome);
    if (isInterrupted) return 130;
  }
  headline('summary');
  for (const outcome of outcomes) console.log(outcomeLine(outcome));
  console.log(totalLine(outcomes));
  return outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
}

process.exit(await test());

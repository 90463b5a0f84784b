import { machineOf } from '../bench-lifecycle/machine.js';
import { ownPlatform } from '../bench-lifecycle/own-platform.js';
import { PlatformState } from '../bench-lifecycle/platform-state.js';
import { measureAnswers } from './answers.js';
import { cases } from './cases.js';
import { expectRows, fillLedger } from './data-set.js';
import { parseOptions, usage } from './options.js';
import type { LedgerBenchOptions } from './options.js';
import { reportOf, textOf } from './report.js';
import type { Report } from './report.js';
import { measureScrolling } from './scroll.js';

const startedAt = Date.now();
/** To standard error: standard output belongs to the report. */
const log = (line: string): void =>
  console.error(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);

/** What is to be taken away again at the end, the last first. */
const leftovers: (() => Promise<unknown>)[] = [];

async function bench({ assignments, rounds, seconds }: LedgerBenchOptions): Promise<Report> {
  log('starting the platform');
  const { origin, databaseUrls, stop } = await ownPlatform();
  leftovers.push(stop);
  const state = await PlatformState.open(databaseUrls);
  leftovers.push(() => state.close());
  await state.organizationCopied();
  const reporting = state.client('reporting');
  log(`writing ${assignments} assignments into the ledger`);
  await fillLedger(reporting, assignments);
  await expectRows(reporting, assignments);
  const machine = await machineOf(reporting);
  log(`asking ${cases.length} questions ${rounds} times each`);
  const answers = await measureAnswers({ origin, cases, rounds, warmUpRounds: 3 });
  log('scrolling');
  const scrolling = await measureScrolling(origin, assignments, seconds);
  return reportOf(machine, assignments, answers, scrolling);
}

/** Rejects when the operator wants it to end; what was started is still taken away. */
function interrupted(): Promise<never> {
  return new Promise((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => reject(new Error(`ended by ${signal}`)));
  });
}

async function run(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'HELP') {
    console.log(usage);
    return 0;
  }
  try {
    const report = await Promise.race([bench(options), interrupted()]);
    console.log(textOf(report));
    if (options.isJson) console.log(JSON.stringify(report));
    return 0;
  } finally {
    for (const leftover of leftovers.toReversed())
      await leftover().catch((error: unknown) => console.error(`was left behind: ${String(error)}`));
  }
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`bench could not finish: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);

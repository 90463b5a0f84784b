import { machineOf } from '../bench-lifecycle/machine.js';
import { ownPlatform } from '../bench-lifecycle/own-platform.js';
import { PlatformState } from '../bench-lifecycle/platform-state.js';
import { runBench } from '../bench-lifecycle/run-bench.js';
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

type Leftovers = (() => Promise<unknown>)[];

async function bench({ assignments, rounds, seconds }: LedgerBenchOptions, leftovers: Leftovers): Promise<Report> {
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

await runBench({ usage, parseOptions, measure: bench, textOf });

import { execFile } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compareSettled } from '../audit/compare.js';
import { readLampRule } from '../audit/sources.js';
import { machineOf } from '../bench-lifecycle/machine.js';
import { databaseUrls } from '../client/databases.js';
import { startOwnPlatform } from '../client/own-platform.js';
import type { OwnPlatform } from '../client/own-platform.js';
import { Platform } from '../client/platform.js';
import { layoutOf } from '../start/layout.js';
import { clockFindings } from './checks/clocks.js';
import { commandFindings } from './checks/commands.js';
import { copyFindings } from './checks/copies.js';
import { numberFindings } from './checks/numbers.js';
import { Databases } from './checks/rows.js';
import { reconciliationFindings } from './checks/reconciled.js';
import { deadLetterFindings, hasFollowed, settle } from './checks/settled.js';
import { Killer } from './kills.js';
import { Load } from './load.js';
import { parseOptions, usage } from './options.js';
import type { FaultOptions } from './options.js';
import { Random } from './random.js';
import { hasPassed, reportOf, textOf } from './report.js';

const settleMs = 120_000;
const startedAt = Date.now();
/** To standard error: standard output belongs to the report. */
const log = (line: string): void =>
  console.error(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);

/** What is to be taken away again at the end, the last first. */
const leftovers: (() => Promise<unknown>)[] = [];

async function test(options: FaultOptions): Promise<boolean> {
  log(`starting the platform; seed ${options.seed}`);
  const own = await startOwnPlatform({ flags: ['--keep-alive'] });
  leftovers.push(() => own.stop());
  const { keepLogs } = options;
  if (keepLogs) leftovers.push(() => cp(layoutOf(own.env).logs, keepLogs, { recursive: true }));
  const urls = await databaseUrls(own.env);
  const load = await underFaults(options, own);

  log('waiting until everything is published and followed');
  const databases = await Databases.open(urls);
  leftovers.push(() => databases.close());
  const settled = await settle(databases, settleMs);
  log('checking');
  const platform = new Platform(own.origin, { patienceMs: 30_000 });
  const rule = await readLampRule(urls);
  const { differences, ...audited } = await compareSettled(
    (path) => platform.as('office').get(path),
    urls,
    rule,
    10_000,
  );
  const findings = [
    ...settled.findings,
    ...(await commandFindings(databases, load.ledger.answered)),
    ...(await numberFindings(databases)),
    ...(await clockFindings(databases)),
    ...(await copyFindings(databases)),
    ...(await deadLetterFindings(databases)),
    ...(await reconciliationFindings(own.env)),
    ...differences.map(({ where, number, shown, counted }) => ({
      kind: 'DIFFERENT' as const,
      what: `${where}: ${number} shows ${shown}, counted ${counted}`,
    })),
  ];
  const machine = await machineOf(databases.client('intake'));
  const report = reportOf({ ...load, machine, options, settledMs: settled.tookMs, audited, findings });
  console.log(textOf(report, load.ledger));
  if (options.isJson) console.log(JSON.stringify(report));
  return hasPassed(report);
}

async function underFaults(options: FaultOptions, { origin, env }: OwnPlatform) {
  const random = new Random(options.seed);
  const load = await Load.prepare(origin, options.rate, random);
  leftovers.push(() => load.close());
  const killer = new Killer({
    runFile: layoutOf(env).runFile,
    victims: options.victims,
    everySeconds: options.killEverySeconds,
    // Its own sequence: how many choices the load makes depends on how fast the machine is.
    random: new Random(options.seed + 1),
    ledger: load.ledger,
    probes: load.probes,
    hasTravelled: async (event) => {
      const databases = await Databases.open(await databaseUrls(env));
      return hasFollowed(databases, event).finally(() => databases.close());
    },
    loseStore: () => rm(layoutOf(env).nats, { recursive: true }),
    catchUp: () => catchUp(env),
    log,
  });
  log(`under load of ${options.rate} commands/s and faults for ${options.minutes} minutes`);
  const begunAt = Date.now();
  load.start();
  try {
    await killer.run(begunAt + options.minutes * 60_000);
  } finally {
    log('ending the load');
    await load.finish();
  }
  return { ledger: load.ledger, shed: load.shed, kills: killer.kills, seconds: (Date.now() - begunAt) / 1000 };
}

/** As an operator does it, after the store of NATS was lost. */
async function catchUp(env: NodeJS.ProcessEnv): Promise<void> {
  const program = join(import.meta.dirname, '..', 'catch-up', 'main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
  for (const line of stdout.split('\n').filter((text) => text.includes('applied'))) log(`caught up: ${line}`);
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
    return (await Promise.race([test(options), interrupted()])) ? 0 : 1;
  } finally {
    for (const leftover of leftovers.toReversed())
      await leftover().catch((error: unknown) => console.error(`was left behind: ${String(error)}`));
  }
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`the fault test could not finish: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  },
);

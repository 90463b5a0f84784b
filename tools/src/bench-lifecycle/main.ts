import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { HttpSide } from './http-lifecycle.js';
import { machineOf } from './machine.js';
import { parseOptions, usage } from './options.js';
import type { BenchOptions } from './options.js';
import { ownPlatform, runningPlatform } from './own-platform.js';
import { PlatformState } from './platform-state.js';
import { RawSide } from './raw/raw-side.js';
import { recording } from './raw/recorder.js';
import { scratchDatabases } from './raw/scratch-databases.js';
import { scriptOf } from './raw/script.js';
import { reportOf, textOf } from './report.js';
import type { Measured, Report } from './report.js';
import { runHttp, runRaw } from './sides.js';
import type { Meters } from './sides.js';
import { gatheringMs, perLifecycle, writtenSoFar } from './written.js';

const startedAt = Date.now();
/** To standard error: standard output belongs to the report. */
const log = (line: string): void =>
  console.error(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);

/** What is to be taken away again at the end, the last first. */
const leftovers: (() => Promise<unknown>)[] = [];

async function bench(options: BenchOptions): Promise<Report> {
  log('starting the platform');
  const { origin, databaseUrls, parts, stop } =
    options.baseUrl === undefined ? await ownPlatform() : await runningPlatform(options.baseUrl);
  leftovers.push(stop);
  const state = await PlatformState.open(databaseUrls);
  leftovers.push(() => state.close());
  const machine = await machineOf(state.client('intake'));

  const http = new HttpSide(origin, Math.max(...options.clients), `办件流程测速 ${uuid()}`);
  leftovers.push(() => http.close());
  await state.organizationCopied();
  await http.signIn();
  // The first lifecycle finds everything cold and opens the year's number series; the second is the pattern.
  await state.settled([(await http.play()).itemId]);
  log('recording what one lifecycle writes');
  const recordedAt = Date.now();
  const recorded = await recording(databaseUrls, async () => state.settled([(await http.play()).itemId]));
  const script = scriptOf(recorded.changes, recorded.shapes);

  log('creating scratch databases for raw SQL');
  const scratch = await scratchDatabases(databaseUrls);
  leftovers.push(() => scratch.drop());
  const raw = new RawSide(script, scratch.urls, recordedAt);
  leftovers.push(() => raw.close());
  await raw.seed();

  await pause(gatheringMs);
  const before = { http: await writtenSoFar(databaseUrls), rawSql: await writtenSoFar(scratch.urls) };
  const measured = await measure(options, { http, raw, state, meters: { serverUrl: databaseUrls.intake, parts } });
  const lifecycles = (runs: Measured['rawSql']): number => runs.reduce((sum, { played }) => sum + played, 0);
  log('checking that nothing was lost or doubled');
  await state.expectExactly(2 + lifecycles(measured.http), http.title);
  await pause(gatheringMs);
  return reportOf(machine, measured, {
    http: perLifecycle(before.http, await writtenSoFar(databaseUrls), lifecycles(measured.http)),
    rawSql: perLifecycle(before.rawSql, await writtenSoFar(scratch.urls), lifecycles(measured.rawSql)),
  });
}

interface Sides {
  http: HttpSide;
  raw: RawSide;
  state: PlatformState;
  meters: Meters;
}

/** Windows of both sides in turn, so that a machine that drifts drifts for both. */
async function measure(options: BenchOptions, { http, raw, state, meters }: Sides): Promise<Measured> {
  const measured: Measured = { http: [], rawSql: [] };
  for (const clients of options.clients) {
    for (let round = 1; round <= options.rounds; round += 1) {
      const shape = { clients, seconds: options.seconds, warmUpSeconds: options.warmUpSeconds };
      const one = await runHttp(http, state, meters, shape);
      const other = await runRaw(raw, meters, shape);
      measured.http.push(one);
      measured.rawSql.push(other);
      const [perSecond, rawPerSecond] = [one, other].map(({ durationsMs, seconds }) => durationsMs.length / seconds);
      log(
        `${clients} clients, round ${round}: HTTP ${perSecond?.toFixed(1)}/s, raw SQL ${rawPerSecond?.toFixed(1)}/s, caught up after ${one.catchUpSeconds.toFixed(1)} s`,
      );
    }
  }
  return measured;
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

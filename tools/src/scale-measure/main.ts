import { setTimeout as pause } from 'node:timers/promises';
import { runBench } from '../bench-lifecycle/run-bench.js';
import { databaseUrls } from '../client/databases.js';
import { startOwnPlatform } from '../client/own-platform.js';
import type { OwnPlatform } from '../client/own-platform.js';
import { Databases } from '../faults/checks/rows.js';
import { settle } from '../faults/checks/settled.js';
import { Load } from '../faults/load.js';
import { Random } from '../faults/random.js';
import { layoutOf } from '../start/layout.js';
import { readState } from '../start/state-file.js';
import { parseOptions, usage } from './options.js';
import type { ScaleOptions } from './options.js';
import { reportOf, textOf } from './report.js';
import type { ScaleReport } from './report.js';
import { tableSizes } from './table-sizes.js';
import type { Played } from './yearly.js';

const settleMs = 300_000;
/** The same matters every time, as far as the machine lets it. */
const seed = 2026;

/** To standard error: standard output belongs to the report. */
const log = (line: string): void => console.error(line);

async function measure({ seconds, rate }: ScaleOptions, leftovers: (() => Promise<unknown>)[]): Promise<ScaleReport> {
  log('starting the platform');
  const own = await startOwnPlatform();
  leftovers.push(() => own.stop());
  log(`playing matters for ${seconds} s`);
  await play(own.origin, rate, seconds);
  const databases = await Databases.open(await databaseUrls(own.env));
  try {
    const { findings } = await settle(databases, settleMs);
    if (findings.length > 0) throw new Error(`did not settle: ${findings.map(({ what }) => what).join('; ')}`);
    log('packing and measuring');
    return reportOf(await playedIn(databases), await tableSizes(databases), await streamSize(own));
  } finally {
    await databases.close();
  }
}

async function play(origin: string, rate: number, seconds: number): Promise<void> {
  const load = await Load.prepare(origin, rate, new Random(seed));
  try {
    load.start();
    await pause(seconds * 1000);
    await load.finish();
  } finally {
    await load.close();
  }
  const [unexpected] = load.ledger.unexpected;
  if (unexpected) throw new Error(unexpected);
}

const playedIn = async (databases: Databases): Promise<Played> => ({
  items: await databases.number('intake', 'SELECT count(*) FROM item'),
  assignments: await databases.number('tracking', 'SELECT count(*) FROM assignment'),
  reports: await databases.number(
    'tracking',
    `SELECT count(*) FROM event_log WHERE type = 'tracking.assignment.progress-reported.v1'`,
  ),
});

interface JetStreamDetails {
  account_details: { stream_detail: { name: string; state: { messages: number; bytes: number } }[] }[];
}

/** Of the assignments' stream, from the monitoring endpoint `/jsz`: the other holds the whole organization in few large messages. */
async function streamSize({ env }: OwnPlatform): Promise<ScaleReport['stream']> {
  const monitor = (await readState(layoutOf(env).runFile))?.addresses?.natsMonitorUrl;
  const details = (await (await fetch(new URL('/jsz?streams=true', monitor))).json()) as JetStreamDetails;
  const streams = details.account_details.flatMap(({ stream_detail }) => stream_detail);
  const state = streams.find(({ name }) => name.endsWith('_TRACKING'))?.state;
  if (!state) throw new Error('NATS holds no stream of tracking');
  return { messages: state.messages, bytesPerMessage: Math.round(state.bytes / state.messages) };
}

await runBench({ usage, parseOptions, measure, textOf });

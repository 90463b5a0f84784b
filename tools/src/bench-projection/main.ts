import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Dashboard } from '@ducha/contracts';
import { Pool } from 'undici';
import { BenchSession } from '../bench-lifecycle/bench-session.js';
import { machineOf } from '../bench-lifecycle/machine.js';
import { PlatformState } from '../bench-lifecycle/platform-state.js';
import { table } from '../bench-lifecycle/report.js';
import { databaseUrls } from '../client/databases.js';
import { startOwnPlatform } from '../client/own-platform.js';
import { people } from '../client/platform.js';
import { fillEventLog, eventsOfOne } from './fill.js';
import { measureFreshness } from './freshness.js';

const usage = `npm run bench:projection [-- --events 1000000] [--rate 200] [--seconds 30] [--json]

Starts a platform of its own, writes events into the event tables of tracking by SQL and has reporting make its read models from them
as \`npm run rebuild -- reporting\` does: pages over NATS, folded in batches, tables exchanged. Then records items at --rate commands
a second and measures how long after its answer each is counted by the dashboard. With --json the last line is the report.`;

const startedAt = Date.now();
const log = (line: string): void =>
  console.error(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(7)} s] ${line}`);

interface Step {
  events: number;
  seconds: number;
  /** Resident memory of the rebuilding process. */
  memoryMb: number;
}

interface Rebuilt {
  steps: Step[];
  seconds: number;
  /** The most memory of the rebuilding process, looked at each second. */
  peakMb: number;
}

/** Runs the rebuild and takes its progress lines down; `seconds` from the first to its end, when counters and tables are in use. */
async function rebuild(env: NodeJS.ProcessEnv): Promise<Rebuilt> {
  const program = join(import.meta.dirname, '..', 'rebuild', 'main.js');
  const child = spawn(process.execPath, [program, 'reporting'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const steps: Step[] = [];
  let began = 0;
  let peakMb = 0;
  const watch = setInterval(() => {
    void memoryOfChild(child.pid ?? 0).then((mb) => (peakMb = Math.max(peakMb, mb)));
  }, 1_000);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const events = Number(/^tracking: (\d+) events/.exec(line)?.[1] ?? 0);
    if (events === 0 || events < (steps.at(-1)?.events ?? 0)) continue;
    began ||= performance.now();
    const memoryMb = await memoryOfChild(child.pid ?? 0);
    steps.push({ events, seconds: (performance.now() - began) / 1000, memoryMb });
    if (steps.length % 10 === 0) log(line);
  }
  const code = await ended;
  clearInterval(watch);
  if (code !== 0) throw new Error(`the rebuild ended with ${code}`);
  return { steps, seconds: (performance.now() - began) / 1000, peakMb };
}

/** What the dashboard of the region counts as completed. */
async function completedOf(origin: string): Promise<number> {
  const pool = new Pool(origin);
  try {
    const session = new BenchSession(pool, origin, people.office);
    await session.signIn();
    return (await session.get<Dashboard>('/api/reporting/dashboard')).assignments.byStatus.COMPLETED;
  } finally {
    await pool.close();
  }
}

async function memoryOfChild(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const of = children.trim().split(' ')[0] || String(pid);
  const status = await readFile(`/proc/${of}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '1000000' },
      rate: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '30' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { origin, env, stop } = await startOwnPlatform();
  const state = await PlatformState.open(await databaseUrls(env));
  try {
    await state.organizationCopied();
    await fillEventLog(state.client('tracking'), Number(values.events));
    log(`${values.events} events written`);
    const { steps, seconds, peakMb } = await rebuild(env);
    const [first, last] = [steps[0], steps.at(-1)];
    if (!first || !last) throw new Error('the rebuild read no events of tracking');
    if ((await completedOf(origin)) !== Math.ceil(Number(values.events) / eventsOfOne))
      throw new Error('the counters miss assignments');
    log('freshness');
    const freshness = await measureFreshness(origin, Number(values.rate), Number(values.seconds));
    const readingPerSecond = (last.events - first.events) / (last.seconds - first.seconds);
    const eventsPerSecond = (last.events - first.events) / seconds;
    const quarter = (share: number): number => steps[Math.floor((steps.length - 1) * share)]?.memoryMb ?? 0;
    const memoryMb = { at25: quarter(0.25), at50: quarter(0.5), at75: quarter(0.75), atEnd: quarter(1), peak: peakMb };
    const ratios = { eventsPerSecond, freshnessP99Ms: freshness.freshnessP99Ms };
    const machine = await machineOf(state.client('reporting'));
    console.log(
      table([
        ['', ''],
        ['events from the event tables', String(last.events)],
        ['events/s, all (aim: 8,000)', eventsPerSecond.toFixed(0)],
        ['events/s while they are read', readingPerSecond.toFixed(0)],
        ['s for counting, indexes, exchange', (seconds - last.seconds).toFixed(1)],
        ['memory at 25, 50, 75, 100 %, peak MB', Object.values(memoryMb).join(', ')],
        ['commands/s', freshness.perSecond.toFixed(0)],
        ['command to dashboard p50 ms', freshness.freshnessP50Ms.toFixed(0)],
        ['command to dashboard p99 ms (aim: 1,000)', freshness.freshnessP99Ms.toFixed(0)],
      ]).join('\n'),
    );
    const results = { events: last.events, eventsPerSecond, readingPerSecond, seconds, memoryMb, freshness };
    if (values.json) console.log(JSON.stringify({ bench: 'projection', machine, results, ratios }));
    return 0;
  } finally {
    await state.close();
    await stop();
  }
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`bench could not finish: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);

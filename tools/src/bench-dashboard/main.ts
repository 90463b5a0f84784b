import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { Pool } from 'undici';
import { BenchSession } from '../bench-lifecycle/bench-session.js';
import { machineOf, type Machine } from '../bench-lifecycle/machine.js';
import { PlatformState } from '../bench-lifecycle/platform-state.js';
import { table } from '../bench-lifecycle/report.js';
import { percentile } from '../bench-lifecycle/statistics.js';
import { databaseUrls } from '../client/databases.js';
import { startOwnPlatform } from '../client/own-platform.js';
import { eventually } from '../client/patience.js';
import { people } from '../client/platform.js';
import { casesOf } from './cases.js';
import { fillReadModels } from './fill.js';

const usage = `npm run bench:dashboard [-- --data FOLDER] [--sizes 100000,10000000] [--rounds 100] [--json]

Starts a platform of its own for each size with data in FOLDER (.ducha/bench), fills its read models by SQL where they are not filled
yet, and asks every question of a dashboard over HTTP. The data stay for the next run. With --json the last line is the report.`;

/** Rounds that are not timed: the service compiles what runs often, and connections get their plans. */
const warmUp = 20;

interface Measured {
  assignments: number;
  unit: string;
  name: string;
  p50Ms: number;
  p99Ms: number;
}

const startedAt = Date.now();
const log = (line: string): void =>
  console.error(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(7)} s] ${line}`);

async function filled(reporting: Client, url: string, assignments: number): Promise<void> {
  const count = async (): Promise<number> => {
    const { rows } = await reporting.query<{ rows: number }>('SELECT count(*)::integer AS rows FROM assignment_row');
    return rows[0]?.rows ?? 0;
  };
  // Written last: with it, nothing is missing.
  await reporting.query('CREATE TABLE IF NOT EXISTS bench_filled (assignments integer)');
  const { rows: done } = await reporting.query('SELECT FROM bench_filled WHERE assignments = $1', [assignments]);
  if (done.length > 0) return log(`${assignments} assignments are there`);
  await reporting.query(
    'TRUNCATE assignment_row, assignment_past, assignment_count, assignment_day_count, lamp_settling',
  );
  await fillReadModels(reporting, url, assignments, log);
  if ((await count()) !== assignments) throw new Error('the read models do not hold what was asked for');
  await reporting.query('INSERT INTO bench_filled VALUES ($1)', [assignments]);
}

/** The service settles lamps that turned in the data; the figures are those of its usual state. */
const lampsSettled = (reporting: Client): Promise<void> =>
  eventually(async () => {
    const { rows } =
      await reporting.query(`SELECT FROM assignment_row WHERE clock_stopped_at IS NULL AND next_due_at <= now()
       AND next_due_at > (SELECT coalesce(max(settled_at), '-infinity') FROM lamp_settling) LIMIT 1`);
    if (rows.length > 0) throw new Error('lamps are not settled yet');
  }, 600_000);

async function measure(
  folder: string,
  assignments: number,
  rounds: number,
): Promise<{ machine: Machine; measured: Measured[] }> {
  const home = join(folder, `dashboard-${assignments}`);
  await mkdir(home, { recursive: true });
  const { origin, env, stop } = await startOwnPlatform({ home, env: { POSTGRES_SHARED_BUFFERS: '2GB' } });
  const urls = await databaseUrls(env);
  const state = await PlatformState.open(urls);
  try {
    await state.organizationCopied();
    const reporting = state.client('reporting');
    await filled(reporting, urls.reporting, assignments);
    await lampsSettled(reporting);
    const cases = await casesOf(reporting);
    log(`asking ${cases.length} questions ${rounds} times each`);
    return { machine: await machineOf(reporting), measured: await ask(origin, assignments, cases, rounds) };
  } finally {
    await state.close();
    await stop();
  }
}

async function ask(
  origin: string,
  assignments: number,
  cases: Awaited<ReturnType<typeof casesOf>>,
  rounds: number,
): Promise<Measured[]> {
  const pool = new Pool(origin, { connections: 1, pipelining: 1, keepAliveTimeout: 60_000 });
  try {
    const session = new BenchSession(pool, origin, people.office);
    await session.signIn();
    const times = new Map(cases.map((one) => [one, [] as number[]]));
    for (let round = -warmUp; round < rounds; round += 1)
      for (const one of cases) {
        const began = performance.now();
        await session.get(one.path);
        if (round >= 0) times.get(one)?.push(performance.now() - began);
      }
    return [...times].map(([{ unit, name }, all]) => ({
      assignments,
      unit,
      name,
      p50Ms: percentile(all, 50),
      p99Ms: percentile(all, 99),
    }));
  } finally {
    await pool.close();
  }
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join('.ducha', 'bench') },
      sizes: { type: 'string', default: '100000,10000000' },
      rounds: { type: 'string', default: '100' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const results: Measured[] = [];
  let machine: Machine | undefined;
  const sizes = values.sizes.split(',').map(Number);
  for (const size of sizes) {
    const one = await measure(resolve(values.data), size, Number(values.rounds));
    machine = one.machine;
    results.push(...one.measured);
  }
  const worst = (size: number | undefined): number =>
    Math.max(...results.filter(({ assignments }) => assignments === size).map(({ p99Ms }) => p99Ms));
  const ratios = { worstP99Ms: worst(sizes.at(-1)), p9910mOver100k: worst(sizes.at(-1)) / worst(sizes[0]) };
  const ms = (value: number): string => value.toFixed(1);
  console.log(
    [
      ...table([
        ['assignments', 'unit', 'question', 'p50 ms', 'p99 ms'],
        ...results.map((one) => [String(one.assignments), one.unit, one.name, ms(one.p50Ms), ms(one.p99Ms)]),
      ]),
      `worst p99 ${ms(ratios.worstP99Ms)} ms (aim: at most 20), ${ratios.p9910mOver100k.toFixed(2)} times the smallest data's (aim: at most 1.5)`,
    ].join('\n'),
  );
  if (values.json) console.log(JSON.stringify({ bench: 'dashboard', machine, results, ratios }));
  return 0;
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`bench could not finish: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);

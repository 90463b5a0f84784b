import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findNatsServer, freePort, startNats, startPostgres } from '@ducha/testing';
import type { Client } from 'pg';
import { machineOf } from '../bench-lifecycle/machine.js';
import { openClient } from '../bench-lifecycle/open-client.js';
import { runBench } from '../bench-lifecycle/run-bench.js';
import { createDatabases } from '../start/embedded-parts.js';
import { layoutOf } from '../start/layout.js';
import { serviceProgram } from '../start/programs.js';
import { runCommand } from '../test/run-command.js';
import { fillClocks, makeDue, planOf } from './data-set.js';
import { duePerTick, parseOptions, usage } from './options.js';
import type { DeadlineBenchOptions } from './options.js';
import { reportOf, textOf } from './report.js';
import type { Report, Side } from './report.js';
import { Scanner } from './scanner.js';

const warmUpRounds = 2;
const startedAt = Date.now();
/** To standard error: standard output belongs to the report. */
const log = (line: string): void =>
  console.error(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);

type Leftovers = (() => Promise<unknown>)[];

async function servers(data: string, leftovers: Leftovers) {
  await mkdir(data, { recursive: true });
  const layout = layoutOf({ DUCHA_HOME: data });
  await mkdir(layout.logs, { recursive: true });
  const logFile = (name: string): string => join(layout.logs, `${name}.log`);
  const postgres = await startPostgres({ dir: layout.postgres, port: await freePort(), logFile: logFile('postgres') });
  leftovers.push(() => postgres.stop());
  const [port, monitorPort] = [await freePort(), await freePort()];
  const program = await findNatsServer(log);
  const nats = await startNats({ dir: layout.nats, port, monitorPort, logFile: logFile('nats'), program });
  leftovers.push(() => nats.stop());
  return { layout, postgres, natsUrl: `nats://127.0.0.1:${port}` };
}

/** A database with so many open clocks, and the service's scanner on it. */
async function sideOf(
  { layout, postgres, natsUrl }: Awaited<ReturnType<typeof servers>>,
  open: number,
  leftovers: Leftovers,
) {
  const database = `clocks_${open}`;
  await createDatabases(postgres.url('postgres'), [database]);
  const { script, env: known } = serviceProgram(layout, 'tracking', {
    issuer: 'http://localhost/oidc',
    natsUrl,
    databaseUrl: () => postgres.url(database),
  });
  const env = { ...known, MESSAGING_NAMESPACE: `bench_${open}` };
  const code = await runCommand(process.execPath, [script, 'prepare'], { ...process.env, ...env }, layout.root);
  if (code !== 0) throw new Error(`the database could not be prepared (${code})`);
  const client = await openClient(postgres.url(database));
  leftovers.push(() => client.end());
  log(`${open} open clocks are being written, or are there`);
  await fillClocks(client, open);
  const scanner = Scanner.start({ script, env });
  leftovers.push(() => scanner.stop());
  const side: Side = { open, plan: await planOf(client), tableBytes: await bytesOf(client), ticksMs: [] };
  return { client, scanner, side };
}

async function bytesOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(`SELECT pg_total_relation_size('assignment_clock') AS bytes`);
  return Number(rows[0]?.bytes);
}

async function bench({ data, open, rounds }: DeadlineBenchOptions, leftovers: Leftovers): Promise<Report> {
  const running = await servers(data, leftovers);
  const [small, large] = [await sideOf(running, open[0], leftovers), await sideOf(running, open[1], leftovers)];
  const machine = await machineOf(small.client);
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    // In turns, so that what else the machine does meets both.
    for (const { client, scanner, side } of [small, large]) {
      await makeDue(client, side.open);
      const { fired, ms } = await scanner.tick();
      if (fired !== duePerTick) throw new Error(`${fired} moments fired instead of ${duePerTick}`);
      log(`${round < 0 ? 'warming up' : `round ${round + 1}`}: ${side.open} open, ${ms.toFixed(0)} ms`);
      if (round >= 0) side.ticksMs.push(ms);
    }
  }
  return reportOf(machine, duePerTick, [small.side, large.side]);
}

await runBench({ usage, parseOptions, measure: bench, textOf });

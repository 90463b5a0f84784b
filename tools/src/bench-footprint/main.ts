import { setTimeout as pause } from 'node:timers/promises';
import { machineOf } from '../bench-lifecycle/machine.js';
import type { Machine } from '../bench-lifecycle/machine.js';
import { openClient } from '../bench-lifecycle/open-client.js';
import { runBench } from '../bench-lifecycle/run-bench.js';
import { databaseUrls } from '../client/databases.js';
import { startOwnPlatform } from '../client/own-platform.js';
import type { OwnPlatform } from '../client/own-platform.js';
import { layoutOf } from '../start/layout.js';
import { readState } from '../start/state-file.js';
import { memoryOf } from './memory.js';
import { parseOptions, usage } from './options.js';
import type { FootprintOptions } from './options.js';
import { reportOf, textOf } from './report.js';
import type { Report, Round } from './report.js';

/** To standard error: standard output belongs to the report. */
const log = (line: string): void => console.error(line);

async function measure(
  { rounds, idleSeconds }: FootprintOptions,
  leftovers: (() => Promise<unknown>)[],
): Promise<Report> {
  let running: OwnPlatform | undefined;
  leftovers.push(async () => running?.stop());
  const results: Round[] = [];
  let machine: Machine | undefined;
  for (let round = 1; round <= rounds; round += 1) {
    const begunAt = performance.now();
    running = await startOwnPlatform();
    const readySeconds = (performance.now() - begunAt) / 1000;
    log(`round ${round}: ready after ${readySeconds.toFixed(1)} s`);
    machine ??= await machineUnder(running);
    await pause(idleSeconds * 1000);
    results.push({ readySeconds, memory: await memoryOfParts(running) });
    await running.stop();
    running = undefined;
  }
  return reportOf(machine as Machine, idleSeconds, results);
}

async function machineUnder({ env }: OwnPlatform): Promise<Machine> {
  const client = await openClient((await databaseUrls(env)).intake);
  return machineOf(client).finally(() => client.end());
}

/** PostgreSQL is left out: its processes share most of what they hold, and it is no part of the aim. */
async function memoryOfParts({ env }: OwnPlatform): Promise<Round['memory']> {
  const parts = (await readState(layoutOf(env).runFile))?.parts ?? [];
  const measured = parts.filter(({ name }) => name !== 'postgres');
  return Object.fromEntries(await Promise.all(measured.map(async ({ name, pid }) => [name, await memoryOf(pid)])));
}

await runBench({ usage, parseOptions, measure, textOf });

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileLock, removeCluster } from '@ducha/testing';
import { readAccounts } from '../identity/accounts.js';
import { accountLines } from './accounts-table.js';
import { demoOnce } from './demo.js';
import { layoutOf } from './layout.js';
import type { Layout } from './layout.js';
import { partName, texts } from './messages.zh-cn.js';
import { parseOptions } from './options.js';
import type { StartOptions } from './options.js';
import { startPlatform } from './platform.js';
import { requireFreePort } from './port-check.js';
import { recover } from './recovery.js';
import { StartFailure } from './start-failure.js';
import { knownProcess, writeState } from './state-file.js';
import { Supervisor } from './supervisor.js';
import { externalParts, surroundingsOf } from './surroundings.js';
import type { Surroundings } from './surroundings.js';
import { printFailure, progressLog } from './terminal.js';

const log = progressLog();

/** Settles when the operator wants the platform to stop. */
function stopRequested({ isEphemeral }: StartOptions): Promise<void> {
  return new Promise((resolve) => {
    if (isEphemeral) process.stdin.resume().once('end', resolve);
    // Ctrl-C reaches this process from the terminal and once more from the parent that passes it on: handlers stay in place.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

/** Claims this checkout's data for this process; two starts at once are told apart by the lock. */
async function claim(
  layout: Layout,
  { port, isReset, isKeptAlive }: StartOptions,
  surroundings: Surroundings,
): Promise<Supervisor> {
  await mkdir(layout.logs, { recursive: true });
  const unlock = await fileLock(join(layout.home, 'start.lock'), 5_000).catch(() => {
    throw new StartFailure(texts.beingStarted);
  });
  try {
    const ended = await recover(layout.runFile);
    if (ended.length > 0) log(texts.recovered(ended.map(partName).join('、')));
    await requireFreePort(port);
    if (isReset) await reset(layout, surroundings);
    const supervisor = await knownProcess(process.pid);
    const state = {
      origin: `http://localhost:${port}`,
      phase: 'STARTING' as const,
      supervisor,
      parts: [],
      external: externalParts(surroundings),
    };
    await writeState(layout.runFile, state);
    return new Supervisor({ runFile: layout.runFile, state, isKeptAlive, log });
  } finally {
    await unlock();
  }
}

async function reset(layout: Layout, surroundings: Surroundings): Promise<void> {
  log(texts.reset);
  if (externalParts(surroundings).length > 0) log(texts.resetEmbeddedOnly);
  await removeData(layout);
  await mkdir(layout.logs, { recursive: true });
}

async function removeData(layout: Layout): Promise<void> {
  await removeCluster(layout.postgres);
  for (const path of [layout.nats, layout.logs, layout.demoFile]) await rm(path, { recursive: true, force: true });
}

async function bringUp(
  layout: Layout,
  options: StartOptions,
  surroundings: Surroundings,
  supervisor: Supervisor,
): Promise<void> {
  const origin = await startPlatform({
    layout,
    port: options.port,
    surroundings,
    supervisor,
    log,
  });
  const hasOwnData = Object.keys(surroundings.databaseUrls).length === 0 && !surroundings.issuer;
  if (options.withDemo && hasOwnData) await demoOnce(layout, origin, log);
  else if (options.withDemo) log(texts.demoExternal);
  await supervisor.markReady();
  if (!surroundings.issuer)
    console.log(`\n${texts.accounts}\n${accountLines(await readAccounts(layout.accountsFile)).join('\n')}`);
  console.log(`\n${texts.logs(layout.logs)}\n${texts.stopHint}\nready ${origin}`);
}

async function start(options: StartOptions): Promise<number> {
  const [layout, surroundings] = [layoutOf(process.env), surroundingsOf(process.env)];
  const stopSignal = stopRequested(options);
  const supervisor = await claim(layout, options, surroundings);
  const isUp = bringUp(layout, options, surroundings, supervisor);
  let code = 0;
  try {
    await Promise.race([stopSignal, supervisor.failure, isUp.then(() => stopSignal)]);
    if (!supervisor.isReady) code = 130;
  } catch (error) {
    await printFailure(error);
    code = 1;
  }
  log(texts.stopping);
  await supervisor.stop();
  if (options.isEphemeral) await removeData(layout);
  log(options.isEphemeral ? texts.stoppedAndRemoved : texts.stopped);
  return code;
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'HELP') console.log(texts.usage);
  else process.exit(await start(options));
} catch (error) {
  await printFailure(error);
  process.exit(1);
}

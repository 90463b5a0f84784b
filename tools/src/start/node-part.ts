import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ServerProcess } from '@ducha/testing';
import { texts } from './messages.zh-cn.js';
import type { PartPlan } from './part.js';
import { health } from './probe.js';
import { StartFailure } from './start-failure.js';

export interface NodeProgram {
  name: string;
  /** Built entry file. */
  script: string;
  args?: string[];
  env: Record<string, string | undefined>;
  logFile: string;
}

const startupMs = 90_000;

/** Where Node keeps what it compiled, which is a seventh of what a start costs; outside the data, so that fresh ones profit too. */
const compileCache = resolve(import.meta.dirname, '../../../node_modules/.cache/ducha-compiled');

/**
 * The youngest objects get 8 MiB instead of 16: handling requests takes hardly more time, and a service lives on a tenth less memory when it has
 * nothing to do (docs/performance.md).
 */
const nodeOptions = ['--enable-source-maps', '--max-semi-space-size=8'];

/**
 * A Node process of ours that counts as started when its health address says so.
 * @param withinMs after which it is given up
 */
export function nodePart(program: NodeProgram, healthUrl: string, withinMs = startupMs): PartPlan {
  const probe = { kind: 'http' as const, url: healthUrl };
  return {
    name: program.name,
    logFile: program.logFile,
    probe,
    async start(onSpawn) {
      const server = await startProgram(program);
      onSpawn(server.pid);
      const deadline = Date.now() + withinMs;
      while (!(await health(probe)).isReady) {
        if (!server.isRunning || Date.now() > deadline) {
          await server.stop();
          throw new StartFailure(texts.startFailed(program.name), {
            advice: texts.seeLog,
            logFile: program.logFile,
            logTail: await server.logTail(),
          });
        }
        await delay(100);
      }
      return {
        pid: server.pid,
        logFile: program.logFile,
        probe,
        ended: server.ended,
        stop: () => server.stop('SIGTERM', 20_000),
      };
    },
  };
}

/**
 * Runs a command of a program to its end.
 * @param what the step in the operator's words
 * @throws StartFailure with the end of the log when it ends with an error
 */
export async function runProgram(program: NodeProgram, what: string, onSpawn: (pid: number) => void): Promise<void> {
  const running = await startProgram(program);
  onSpawn(running.pid);
  const { code } = await running.ended;
  if (code === 0) return;
  const { logFile } = program;
  throw new StartFailure(texts.commandFailed(what), {
    advice: texts.seeLog,
    logFile,
    logTail: await running.logTail(),
  });
}

/**
 * The C library's memory, where Node keeps what goes to and comes from the network: without them each thread had a heap of its own, and what a large
 * batch once needed was kept for good.
 */
const memoryOptions = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

/** @throws StartFailure when it was not built */
export async function startProgram({ script, args = [], env, logFile }: NodeProgram): Promise<ServerProcess> {
  if (!existsSync(script)) throw new StartFailure(texts.notBuilt(script), { advice: texts.build });
  await mkdir(dirname(logFile), { recursive: true });
  return ServerProcess.start({
    command: process.execPath,
    args: [...nodeOptions, script, ...args],
    env: { NODE_COMPILE_CACHE: compileCache, ...memoryOptions, ...process.env, ...env },
    logFile,
  });
}

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, processIdentity } from '@ducha/testing';
import { health } from './probe.js';
import { StartFailure } from './start-failure.js';
import { knownProcess, readState } from './state-file.js';
import { Supervisor } from './supervisor.js';
import { aPart } from './test-part.js';

let folder: string;
let runFile: string;
let supervisor: Supervisor;
let lines: string[];

async function aSupervisor(isKeptAlive = false): Promise<Supervisor> {
  const state = {
    origin: 'http://localhost:1',
    phase: 'STARTING' as const,
    supervisor: await knownProcess(process.pid),
    parts: [],
    external: [],
  };
  return new Supervisor({ runFile, state, isKeptAlive, log: (line) => lines.push(line), backoffSeconds: 0.05 });
}

const recordedPid = async (name: string) => (await readState(runFile))?.parts.find((part) => part.name === name)?.pid;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ducha-supervisor-'));
  runFile = join(folder, 'run.json');
  lines = [];
});

afterEach(async () => {
  await supervisor.stop();
  await rm(folder, { recursive: true });
});

describe('Supervisor', () => {
  it('records what it started, and ends it in reverse order', async () => {
    supervisor = await aSupervisor();
    const first = await supervisor.start(await aPart(folder, 'intake'));
    const second = await supervisor.start(await aPart(folder, 'tracking'));
    expect([await recordedPid('intake'), await recordedPid('tracking')]).toEqual([first.pid, second.pid]);

    await supervisor.stop();
    expect(await readFile(join(folder, 'ended'), 'utf8')).toBe('tracking\nintake\n');
    expect(existsSync(runFile)).toBe(false);
  });

  it('says which part does not come up and why', async () => {
    supervisor = await aSupervisor();
    const failure = await supervisor.start(await aPart(folder, 'scoring', 'FAILS')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartFailure);
    expect(failure).toMatchObject({
      message: '考核服务 scoring未能启动',
      logTail: 'no such database',
      logFile: join(folder, 'scoring.log'),
    });
  });

  it('reports the death of a part', async () => {
    supervisor = await aSupervisor();
    const part = await supervisor.start(await aPart(folder, 'intake'));
    process.kill(part.pid, 'SIGKILL');
    await expect(supervisor.failure).rejects.toThrow('立项服务 intake意外退出（SIGKILL）');
  });

  it('starts a dead part again at the same address where it is to keep the platform alive', async () => {
    supervisor = await aSupervisor(true);
    const plan = await aPart(folder, 'intake');
    const killed = await supervisor.start(plan);
    process.kill(killed.pid, 'SIGKILL');
    await eventually(() => lines.includes('立项服务 intake已恢复'), { what: 'the restart' });
    expect((await health(plan.probe)).isReady).toBe(true);
    expect(await recordedPid('intake')).not.toBe(killed.pid);
  });

  it.each([
    { when: 'runs but does not answer yet', isSpawned: true },
    { when: 'is about to be spawned', isSpawned: false },
  ])('ends a part that $when', async ({ isSpawned }) => {
    supervisor = await aSupervisor();
    const spawned: number[] = [];
    const plan = await aPart(folder, 'intake', 'HANGS');
    const starting = supervisor
      .start({ ...plan, start: (onSpawn) => plan.start((pid) => (spawned.push(pid), onSpawn(pid))) })
      .catch((error: unknown) => error);
    if (isSpawned) await eventually(() => spawned.length > 0, { what: 'the process' });
    await supervisor.stop();
    expect(await starting).toBeInstanceOf(StartFailure);
    expect(spawned).toHaveLength(1);
    expect(await processIdentity(spawned[0] ?? 0)).toBeNull();
  });
});

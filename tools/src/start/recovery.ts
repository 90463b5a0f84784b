import { endProcess } from '@ducha/testing';
import { texts } from './messages.zh-cn.js';
import { StartFailure } from './start-failure.js';
import { isAlive, readState, removeState } from './state-file.js';
import type { RunState } from './state-file.js';

/**
 * Makes way for a new start: after a supervisor that was killed, its parts still run and are ended, last started first.
 * @returns names of the parts that were ended
 * @throws StartFailure when the earlier platform is alive
 */
export async function recover(runFile: string): Promise<string[]> {
  const state = await readState(runFile);
  if (state && (await isAlive(state.supervisor)))
    throw new StartFailure(texts.alreadyRunning(state.origin, state.supervisor.pid), { advice: texts.stopFirst });
  const ended = state ? await endLeftovers(state) : [];
  await removeState(runFile);
  return ended;
}

/** Ends what still is the process that was recorded; a pid that was given to somebody else is left alone. */
export async function endLeftovers(state: RunState): Promise<string[]> {
  const ended: string[] = [];
  for (const part of state.parts.toReversed()) {
    if (!(await isAlive(part))) continue;
    const signal = part.probe.kind === 'postgres' ? 'SIGINT' : 'SIGTERM';
    await endProcess(part.pid, ({ startedAt }) => startedAt === part.startedAt, { signal });
    ended.push(part.name);
  }
  return ended;
}

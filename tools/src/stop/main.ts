import { setTimeout as delay } from 'node:timers/promises';
import { layoutOf } from '../start/layout.js';
import { partName, texts } from '../start/messages.zh-cn.js';
import { endLeftovers } from '../start/recovery.js';
import { StartFailure } from '../start/start-failure.js';
import { isAlive, readState, removeState } from '../start/state-file.js';
import { printFailure } from '../start/terminal.js';

const { runFile } = layoutOf(process.env);
/** More than every part's own bound together. */
const longestStopMs = 120_000;

async function stop(): Promise<void> {
  const state = await readState(runFile);
  if (!state) return console.log(texts.notRunning);
  if (!(await isAlive(state.supervisor))) {
    const ended = await endLeftovers(state);
    await removeState(runFile);
    return console.log(ended.length > 0 ? texts.leftoversEnded(ended.map(partName).join('、')) : texts.notRunning);
  }
  console.log(texts.stopping);
  process.kill(state.supervisor.pid, 'SIGTERM');
  const deadline = Date.now() + longestStopMs;
  while (await isAlive(state.supervisor)) {
    if (Date.now() > deadline)
      throw new StartFailure(texts.didNotStop(state.supervisor.pid), {
        advice: texts.killAdvice(state.supervisor.pid),
      });
    await delay(100);
  }
  console.log(texts.stopped);
}

try {
  await stop();
} catch (error) {
  await printFailure(error);
  process.exitCode = 1;
}

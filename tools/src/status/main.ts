import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { layoutOf } from '../start/layout.js';
import type { Layout } from '../start/layout.js';
import { partName, texts } from '../start/messages.zh-cn.js';
import { health } from '../start/probe.js';
import { isAlive, readState } from '../start/state-file.js';
import type { RunningPart, RunState } from '../start/state-file.js';
import { services } from '../start/surroundings.js';
import { table } from '../start/table.js';

const layout = layoutOf(process.env);

/** Parts a platform consists of; those that somebody else runs are asked through the services that use them. */
const expected = ({ external }: RunState) => {
  const outside = new Set(external.filter(({ name }) => name !== 'postgres').map(({ name }) => name));
  const databases = external.filter(({ name }) => name === 'postgres').length;
  const hasPostgres = databases < services.length + (outside.has('identity') ? 0 : 1);
  return ['postgres', 'nats', 'identity', 'edge', ...services].filter(
    (name) => !outside.has(name) && (name !== 'postgres' || hasPostgres),
  );
};

async function row(
  { root }: Layout,
  name: string,
  part: RunningPart | undefined,
): Promise<{ cells: string[]; isReady: boolean }> {
  if (!part || !(await isAlive(part)))
    return {
      cells: [partName(name), part ? String(part.pid) : '-', texts.gone, '', part?.logFile ?? ''],
      isReady: false,
    };
  const { isReady, version, reason } = await health(part.probe);
  const cells = [
    partName(name),
    String(part.pid),
    isReady ? texts.ready : texts.notReady,
    version ?? (await ownVersion(root, name)),
    reason ?? '',
  ];
  return { cells, isReady };
}

async function ownVersion(root: string, name: string): Promise<string> {
  const folder = services.some((service) => service === name) ? join(root, 'services', name) : join(root, 'tools');
  return (JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Exit 0 only when every part is ready. */
async function status(): Promise<number> {
  const state = await readState(layout.runFile);
  if (!state || !(await isAlive(state.supervisor))) {
    console.log(texts.notRunning);
    return 1;
  }
  const rows = await Promise.all(
    expected(state).map((name) =>
      row(
        layout,
        name,
        state.parts.find((part) => part.name === name),
      ),
    ),
  );
  const outside = state.external.map(({ name, variable }) => [partName(name), '-', texts.outside, '', variable]);
  console.log(table([texts.statusHead, ...rows.map(({ cells }) => cells), ...outside]).join('\n'));
  const isReady = state.phase === 'READY' && rows.every((one) => one.isReady);
  console.log(isReady ? `ready ${state.origin}` : texts.notReady);
  return isReady ? 0 : 1;
}

process.exit(await status());

import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tool } from './catalog.js';
import { goFlags } from './tools-folder.js';
import type { ToolsFolder } from './tools-folder.js';

/** A build of Go that did not succeed, with what it printed. */
export class BuildFailure extends Error {}

/**
 * Builds one program at low priority.
 * @param onTick called every ten seconds
 * @throws BuildFailure with the end of the compiler's output, or when there is no Go
 */
export async function buildTool(folder: ToolsFolder, tool: Tool, onTick: () => void): Promise<void> {
  await mkdir(folder.folder, { recursive: true });
  const linker = ['-s', '-w', ...(tool.stamps ?? []).map((stamp) => `-X ${stamp}`)].join(' ');
  const args = ['-n', '19', 'go', 'build', '-o', folder.path(tool.name), '-ldflags', linker, tool.package];
  const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: goFlags.join(' ') };
  const child = spawn('nice', args, { cwd: join(folder.source, tool.module), env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const timer = setInterval(onTick, 10_000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new BuildFailure(output.slice(-4_000));
    await folder.noteBuilt(tool);
  } finally {
    clearInterval(timer);
  }
}

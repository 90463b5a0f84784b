import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A platform of its own for one test tier: fresh data, free port, beside whatever else runs on this machine. */
interface RunningPlatform {
  child: ChildProcess;
  home: string;
}

const root = join(import.meta.dirname, '..', '..');
const holder = globalThis as { runningPlatform?: RunningPlatform };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the built platform as `npm start` does, with or without its demo, and waits for its last line. */
export async function startPlatform({ hasDemo = false }: { hasDemo?: boolean } = {}): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'ducha-e2e-'));
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(root, 'tools/dist/start/main.js'), '--port', String(port), '--ephemeral', ...(hasDemo ? [] : ['--no-demo'])],
    {
      cwd: root,
      env: { ...process.env, DUCHA_HOME: home, NODE_OPTIONS: '' },
      // Held open: the platform ends and deletes its data when this run does, however it ends.
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  holder.runningPlatform = { child, home };
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const see = (line: string): void => {
      lines.push(line);
      if (line.startsWith('ready ')) resolve();
    };
    createInterface({ input: child.stdout! }).on('line', see);
    createInterface({ input: child.stderr! }).on('line', see);
    child.once('exit', (code) =>
      reject(new Error(`the platform ended with ${code} before it was ready:\n${lines.join('\n')}`)),
    );
  });
  process.env.E2E_BASE_URL = `http://localhost:${port}`;
  process.env.E2E_HOME = home;
}

/** Stops it as Ctrl-C does and removes its data. */
export async function stopPlatform(): Promise<void> {
  const running = holder.runningPlatform;
  if (!running) return;
  if (running.child.exitCode === null) {
    const ended = new Promise((resolve) => running.child.once('exit', resolve));
    running.child.kill('SIGTERM');
    await ended;
  }
  rmSync(running.home, { recursive: true, force: true });
}

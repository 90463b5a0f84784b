import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { NodeProgram } from '../start/node-part.js';

export interface Tick {
  /** Moments that fired. */
  fired: number;
  ms: number;
}

/** The tracking service's own scanner, one look each time it is asked. */
export class Scanner {
  private readonly lines: AsyncIterator<string>;

  private constructor(private readonly child: ChildProcess) {
    this.lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  }

  static start({ script, env }: Pick<NodeProgram, 'script' | 'env'>): Scanner {
    const child = spawn(process.execPath, [script, 'scan-clocks', '--on-input'], {
      env: { ...process.env, ...env, LOG_LEVEL: 'error', CLOCK_SCAN_INTERVAL_MS: '0' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return new Scanner(child);
  }

  /** @throws Error where the process ended */
  async tick(): Promise<Tick> {
    this.child.stdin!.write('\n');
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the scanner ended');
    return JSON.parse(value) as Tick;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exit = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin!.end();
    await exit;
  }
}

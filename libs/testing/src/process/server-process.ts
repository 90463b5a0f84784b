import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export interface ServerCommand {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** User and group to run as, where the server refuses to run as root. */
  user?: { uid: number; gid: number };
  /** Both output streams are appended here. */
  logFile: string;
}

export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * A child process in a process group of its own: the terminal's Ctrl-C reaches only the parent, which ends its children in its own order.
 */
export class ServerProcess {
  readonly pid: number;
  /** Settles when the process has ended, however that came. */
  readonly ended: Promise<ProcessEnd>;
  private end: ProcessEnd | null = null;

  private constructor(
    private readonly child: ChildProcess,
    readonly logFile: string,
  ) {
    this.pid = child.pid ?? 0;
    this.ended = new Promise((resolve) => {
      const settle = (end: ProcessEnd) => resolve((this.end = end));
      child.once('exit', (code, signal) => settle({ code, signal }));
      child.once('error', () => settle({ code: 127, signal: null }));
    });
  }

  /** @throws when the program cannot be started at all */
  static async start(command: ServerCommand): Promise<ServerProcess> {
    const log = openSync(command.logFile, 'a');
    try {
      const child = spawn(command.command, command.args, {
        cwd: command.cwd,
        env: command.env ?? process.env,
        stdio: ['ignore', log, log],
        detached: true,
        ...command.user,
      });
      const server = new ServerProcess(child, command.logFile);
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', reject);
      });
      return server;
    } finally {
      closeSync(log);
    }
  }

  get isRunning(): boolean {
    return this.end === null;
  }

  /**
   * Asks the process to end and waits; kills it when it has not ended in time.
   * @param graceMs milliseconds it gets to end by itself
   */
  async stop(signal: NodeJS.Signals = 'SIGTERM', graceMs = 15_000): Promise<void> {
    if (!this.isRunning) return;
    this.child.kill(signal);
    const timer = setTimeout(() => this.child.kill('SIGKILL'), graceMs);
    await this.ended;
    clearTimeout(timer);
  }

  /** The last lines of the log file, for a message that says why. */
  async logTail(lines = 15): Promise<string> {
    const text = await readFile(this.logFile, 'utf8').catch(() => '');
    return text.trimEnd().split('\n').slice(-lines).join('\n');
  }
}

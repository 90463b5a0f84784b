import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ProcessIdentity {
  pid: number;
  /** When the process started, as the operating system words it: a pid that was given to another process differs here. */
  startedAt: string;
  /** Command line. */
  command: string;
}

/** Who holds a pid now; null when nobody does. A process that has ended but was not yet reaped counts as ended. */
export async function processIdentity(pid: number): Promise<ProcessIdentity | null> {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<ProcessIdentity | null> {
  try {
    const [stat, cmdline, bootId] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The name in parentheses may hold spaces; after it come state (field 3) and, at field 22, the start time in ticks since boot.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return { pid, startedAt: `${bootId.trim()}/${fields[19]}`, command: cmdline.split('\0').join(' ').trim() };
  } catch {
    return null;
  }
}

async function fromPs(pid: number): Promise<ProcessIdentity | null> {
  const columns = ['-o', 'stat=', '-o', 'lstart=', '-o', 'args='];
  const environment = { ...process.env, LC_ALL: 'C' };
  const { stdout } = await run('ps', ['-ww', '-p', String(pid), ...columns], { env: environment }).catch(() => ({
    stdout: '',
  }));
  const match = /^\s*(\S+)\s+(\w{3}\s+\w{3}\s+\d+\s+[\d:]+\s+\d{4})\s+(.*)$/s.exec(stdout.trimEnd());
  if (!match || match[1]?.startsWith('Z')) return null;
  return { pid, startedAt: match[2]?.replace(/\s+/g, ' ') ?? '', command: match[3] ?? '' };
}

/**
 * Ends a process that this process did not start itself: signal, wait, kill.
 * @param isSame tells that the pid still is the process that was meant
 * @param graceMs milliseconds it gets to end by itself
 */
export async function endProcess(
  pid: number,
  isSame: (identity: ProcessIdentity) => boolean,
  { signal = 'SIGTERM' as NodeJS.Signals, graceMs = 15_000 } = {},
): Promise<void> {
  const lives = async () => {
    const identity = await processIdentity(pid);
    return identity !== null && isSame(identity);
  };
  if (!(await lives())) return;
  sendSignal(pid, signal);
  const deadline = Date.now() + graceMs;
  while (await lives()) {
    if (Date.now() > deadline) sendSignal(pid, 'SIGKILL');
    await delay(100);
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

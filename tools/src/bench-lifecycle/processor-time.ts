import { readdir, readFile } from 'node:fs/promises';

/** Milliseconds of processor time by part; empty where the system has no `/proc`. */
export type ProcessorTimes = Record<string, number>;

interface Process {
  pid: number;
  parent: number;
  /** Of the process itself and of children that have ended. */
  ms: number;
}

/** Linux counts in hundredths of a second whatever the kernel was built with. */
const tickMs = 10;

/**
 * Processor time the parts of a platform and this process have taken so far. Unlike elapsed time it does not depend on what
 * else runs on the machine.
 * @param parts process ids by name; what a part has started counts as the part
 */
export async function processorTimes(parts: Record<string, number>): Promise<ProcessorTimes> {
  const processes = await allProcesses();
  if (processes.length === 0) return {};
  const { user, system } = process.cpuUsage();
  const times: ProcessorTimes = { bench: (user + system) / 1000 };
  for (const [name, pid] of Object.entries(parts)) {
    const own = processes.filter((candidate) => candidate.pid === pid || candidate.parent === pid);
    times[name] = own.reduce((sum, { ms }) => sum + ms, 0);
  }
  return times;
}

export const timesBetween = (before: ProcessorTimes, after: ProcessorTimes): ProcessorTimes =>
  Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));

async function allProcesses(): Promise<Process[]> {
  const names = await readdir('/proc').catch(() => []);
  const stats = names.filter((name) => /^\d+$/.test(name)).map((name) => readFile(`/proc/${name}/stat`, 'utf8'));
  return (await Promise.allSettled(stats)).flatMap((stat) =>
    stat.status === 'fulfilled' ? [parseStat(stat.value)] : [],
  );
}

/** @param stat a line of `/proc/<pid>/stat`; the program's name in it may contain blanks and brackets (proc(5)) */
export function parseStat(stat: string): Process {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  const ticks = field(14) + field(15) + field(16) + field(17);
  return { pid: Number.parseInt(stat, 10), parent: field(4), ms: ticks * tickMs };
}

import { readFile } from 'node:fs/promises';

/** Memory of one process in MiB. */
export interface Memory {
  /** Its own pages and its share of those it has in common with others, such as the program itself. Adds up over processes. */
  proportional: number;
  /** All pages it has in memory; counts what is shared once for each process. */
  resident: number;
}

/** @throws Error where the system has no `/proc/<pid>/smaps_rollup` */
export async function memoryOf(pid: number): Promise<Memory> {
  return parseRollup(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'));
}

/** @param text `/proc/<pid>/smaps_rollup`, sizes in KiB (proc(5)) */
export function parseRollup(text: string): Memory {
  const size = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? NaN) / 1024;
  return { proportional: size('Pss'), resident: size('Rss') };
}

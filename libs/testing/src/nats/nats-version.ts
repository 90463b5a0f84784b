import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Below this there is no `sync_interval`, and messages come again after a `term` with a reason. */
export const minimumNats = '2.10.0';
/** What an installation is told to have; an older one serves where no newer one is to be had. */
export const preferredNats = '2.12.0';

/** Whether a dotted version is the given one or newer; pre-release suffixes are ignored. */
export function isAtLeast(version: string, minimum: string): boolean {
  const numbers = (text: string) =>
    text
      .split(/[.\-+~]/)
      .slice(0, 3)
      .map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [numbers(version), numbers(minimum)];
  for (const [index, wanted] of right.entries()) {
    const difference = (left[index] ?? 0) - wanted;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Version of a nats-server program; null when it is not one or does not run here. */
export async function natsVersion(path: string): Promise<string | null> {
  const { stdout } = await run(path, ['--version'], { timeout: 10_000 }).catch(() => ({ stdout: '' }));
  return /nats-server: v(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1] ?? null;
}

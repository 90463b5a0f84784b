import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './process-identity.js';

/**
 * Waits until this process holds the lock file; a lock whose holder has died is taken over.
 * @param waitMs milliseconds to wait at most; ten minutes by default, the time of a slow download
 * @returns the function that gives it back
 */
export async function fileLock(path: string, waitMs = 600_000): Promise<() => Promise<void>> {
  const deadline = Date.now() + waitMs;
  while (!(await take(path))) {
    if (await isAbandoned(path)) await rm(path, { force: true });
    if (Date.now() > deadline) throw new Error(`${path} is still held; delete it if nothing runs`);
    await delay(200);
  }
  return () => rm(path, { force: true });
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(JSON.stringify(await processIdentity(process.pid)));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  try {
    const holder = JSON.parse(await readFile(path, 'utf8')) as { pid: number; startedAt: string };
    return (await processIdentity(holder.pid))?.startedAt !== holder.startedAt;
  } catch {
    // Gone, or being written at this moment: the next attempt tells.
    return false;
  }
}

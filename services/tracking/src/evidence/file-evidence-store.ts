import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { v7 as uuidV7 } from 'uuid';
import { EvidenceStore, refusalOfStorage } from './evidence-store.js';

const keyForm = /^\d{4}-\d{2}-\d{2}\/[0-9a-f-]{36}$/;
const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Evidence in a folder of this machine, or of a volume that all replicas mount. */
export class FileEvidenceStore extends EvidenceStore {
  constructor(private readonly root: string) {
    super();
  }

  /** Written beside its place and moved there, so that nobody reads half a file. */
  async put(key: string, content: Buffer): Promise<void> {
    const path = this.pathOf(key);
    const folder = dirname(path);
    const draft = join(folder, `${uuidV7()}.part`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      // Where nothing can be written nothing can be removed either; the sweep finds what is left.
      await rm(draft, { force: true }).catch(() => undefined);
      throw refusalOfStorage(error);
    }
    await syncFolder(folder);
  }

  async assertWritable(): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    await access(this.root, constants.W_OK | constants.X_OK);
  }

  async read(key: string): Promise<Readable | null> {
    try {
      const file = await open(this.pathOf(key), 'r');
      return file.createReadStream();
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  /** A draft that a crash left behind is listed too, under its own name. */
  async listDay(day: string): Promise<{ key: string; storedAt: Date }[]> {
    const folder = join(this.root, day);
    const names = await readdir(folder).catch((error: unknown) => {
      if (isAbsent(error)) return [];
      throw error;
    });
    const found: { key: string; storedAt: Date }[] = [];
    for (const name of names) {
      const details = await stat(join(folder, name)).catch(() => null);
      if (details) found.push({ key: `${day}/${name}`, storedAt: details.mtime });
    }
    return found;
  }

  private pathOf(key: string): string {
    const base = key.endsWith('.part') ? key.slice(0, -'.part'.length) : key;
    if (!keyForm.test(base)) throw new RangeError(`not a storage key: ${key}`);
    return join(this.root, key);
  }
}

/** A name is only durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { breakingChanges } from '@ducha/contracts';
import type { ContractFile } from './documents.js';

export const textOf = ({ content }: ContractFile): string => `${JSON.stringify(content, null, 2)}\n`;

/** The stored text; undefined where the file does not exist yet. */
async function read(root: string, { path }: ContractFile): Promise<string | undefined> {
  try {
    return await readFile(join(root, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Files whose stored text is another than the one of the present code. */
export async function differing(root: string, files: ContractFile[]): Promise<ContractFile[]> {
  const stored = await Promise.all(files.map((file) => read(root, file)));
  return files.filter((file, index) => stored[index] !== textOf(file));
}

/** What the consumers of the stored event schemas would trip over. */
export async function brokenEvents(root: string, snapshots: ContractFile[]): Promise<string[]> {
  const found = await Promise.all(
    snapshots.map(async (file) => {
      const stored = await read(root, file);
      if (stored === undefined) return [];
      return breakingChanges(JSON.parse(stored) as Record<string, unknown>, file.content as Record<string, unknown>);
    }),
  );
  return found.flat();
}

export async function write(root: string, file: ContractFile): Promise<void> {
  await mkdir(dirname(join(root, file.path)), { recursive: true });
  await writeFile(join(root, file.path), textOf(file));
}

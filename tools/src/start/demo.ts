import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Layout } from './layout.js';
import { texts } from './messages.zh-cn.js';
import { StartFailure } from './start-failure.js';

interface DemoRecord {
  startedAt: string;
  finishedAt?: string;
}

interface DemoModule {
  playDemo(baseUrl: string, report: (done: number, total: number, title: string) => void): Promise<void>;
}

/**
 * Plays the demo once per fresh data. A demo that was interrupted is not played again over its own half: the data stays as it is.
 * @throws StartFailure when it fails
 */
export async function demoOnce(layout: Layout, origin: string, log: (line: string) => void): Promise<void> {
  const record = await readRecord(layout.demoFile);
  if (record?.finishedAt) return;
  if (record) return log(texts.demoIncomplete);
  const module = join(layout.root, 'tools', 'dist', 'demo', 'play-demo.js');
  if (!existsSync(module)) throw new StartFailure(texts.notBuilt(module), { advice: texts.build });

  log(texts.demo);
  const startedAt = new Date().toISOString();
  await writeRecord(layout.demoFile, { startedAt });
  const { playDemo } = (await import(pathToFileURL(module).href)) as DemoModule;
  try {
    await playDemo(origin, (done, total, title) => log(`  ${done}/${total} ${title}`));
  } catch (error) {
    throw new StartFailure(texts.demoFailed, {
      advice: texts.demoAdvice,
      logTail: (error as Error).message,
      cause: error,
    });
  }
  await writeRecord(layout.demoFile, { startedAt, finishedAt: new Date().toISOString() });
}

async function readRecord(file: string): Promise<DemoRecord | null> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as DemoRecord) : null;
}

const writeRecord = (file: string, record: DemoRecord) => writeFile(file, `${JSON.stringify(record)}\n`);

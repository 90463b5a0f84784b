import { readFile } from 'node:fs/promises';
import { texts } from './messages.zh-cn.js';
import { StartFailure } from './start-failure.js';

/** Progress lines with the seconds since the start. */
export function progressLog(now = () => performance.now()): (line: string) => void {
  const startedAt = now();
  return (line) => console.log(`[${((now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);
}

/** Says on standard error what went wrong and what to do. */
export async function printFailure(error: unknown): Promise<void> {
  if (!(error instanceof StartFailure)) return console.error(error);
  console.error(`\n✗ ${error.message}`);
  const tail = error.logTail ?? (await lastLines(error.logFile));
  if (tail) console.error(`${error.logFile ? texts.lastLines(error.logFile) : texts.detail}\n${indent(tail)}`);
  if (error.advice) console.error(`→ ${error.advice}`);
}

const indent = (text: string) => text.replace(/^/gm, '    ');

async function lastLines(file: string | undefined, count = 15): Promise<string> {
  const text = file ? await readFile(file, 'utf8').catch(() => '') : '';
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

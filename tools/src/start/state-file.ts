import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { processIdentity } from '@ducha/testing';
import type { ServiceName } from './surroundings.js';

/** A process as it can be recognised later: the same pid with another start is somebody else. */
export interface KnownProcess {
  pid: number;
  startedAt: string;
}

export type Probe =
  { kind: 'http'; url: string } | { kind: 'nats'; monitorUrl: string } | { kind: 'postgres'; url: string };

export interface RunningPart extends KnownProcess {
  name: string;
  logFile: string;
  probe: Probe;
}

/** Where a maintenance command finds what the running services use. */
export interface SharedAddresses {
  issuer: string;
  natsUrl: string;
  natsMonitorUrl?: string;
  databaseUrls: Record<ServiceName, string>;
}

/** What runs now, for `status`, `stop` and the next start. */
export interface RunState {
  origin: string;
  phase: 'STARTING' | 'READY';
  supervisor: KnownProcess;
  parts: RunningPart[];
  /** Parts that somebody else runs, with the variable that names them. */
  external: { name: string; variable: string }[];
  /** Known once the stores are up. */
  addresses?: SharedAddresses;
}

/** Null when nothing is recorded. A file that cannot be read is as good as none: nothing in it could be trusted. */
export async function readState(file: string): Promise<RunState | null> {
  if (!existsSync(file)) return null;
  try {
    const state = JSON.parse(await readFile(file, 'utf8')) as RunState;
    return Array.isArray(state.parts) && typeof state.supervisor?.pid === 'number' ? state : null;
  } catch {
    return null;
  }
}

/** Whole or not at all, readable by its owner only: it holds the embedded database's address. */
export async function writeState(file: string, state: RunState): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.partial`;
  await writeFile(partial, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(partial, file);
}

export async function removeState(file: string): Promise<void> {
  await rm(file, { force: true });
}

export async function isAlive({ pid, startedAt }: KnownProcess): Promise<boolean> {
  return (await processIdentity(pid))?.startedAt === startedAt;
}

/** @throws when the process has ended already */
export async function knownProcess(pid: number): Promise<KnownProcess> {
  const identity = await processIdentity(pid);
  if (!identity) throw new Error(`process ${pid} has ended`);
  return { pid, startedAt: identity.startedAt };
}

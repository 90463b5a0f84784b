import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from './find-nats-server.js';
import type { NatsSource } from './nats-source.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ducha-find-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function aProgram(path: string, version: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\necho "nats-server: v${version}"\n`);
  await chmod(path, 0o755);
  return path;
}

/** A source that counts how often it was asked for the program. */
function aSource(name: string, version: string | null, brings = version): NatsSource & { uses: number } {
  return {
    name,
    uses: 0,
    version: async () => version,
    async obtain(work) {
      this.uses += 1;
      if (!brings) throw new Error(`${name} is closed`);
      return aProgram(join(work, 'nats-server'), brings);
    },
  };
}

const inCache = () => join(folder, 'ducha', `nats-server-${process.platform}-${process.arch}`);
const environment = (more: NodeJS.ProcessEnv = {}) => ({ XDG_CACHE_HOME: folder, PATH: '', ...more });

describe('findNatsServer', () => {
  it('takes the explicit path before anything else', async () => {
    const path = await aProgram(join(folder, 'mine'), '2.10.1');
    await aProgram(join(folder, 'bin', 'nats-server'), '2.12.0');
    const env = environment({ NATS_SERVER_PATH: path, PATH: join(folder, 'bin') });
    expect(await findNatsServer(undefined, { env })).toBe(path);
  });

  it('refuses an explicit path that is too old, naming what is needed', async () => {
    const path = await aProgram(join(folder, 'mine'), '2.9.10');
    const search = { env: environment({ NATS_SERVER_PATH: path }), sources: [aSource('any', '2.12.1')] };
    await expect(findNatsServer(undefined, search)).rejects.toThrow('is nats-server 2.9.10; at least 2.10.0 is needed');
  });

  it('passes over a server on PATH that is too old', async () => {
    await aProgram(join(folder, 'old', 'nats-server'), '2.9.10');
    const newer = await aProgram(join(folder, 'new', 'nats-server'), '2.11.3');
    const env = environment({ PATH: `${join(folder, 'old')}:${join(folder, 'new')}` });
    expect(await findNatsServer(undefined, { env })).toBe(newer);
  });

  it('fills the cache once for callers that come together, and leaves nothing half-made', async () => {
    const source = aSource('one', '2.12.1');
    const search = { env: environment(), sources: [source] };
    const found = await Promise.all(Array.from({ length: 5 }, () => findNatsServer(undefined, search)));
    expect(new Set(found)).toEqual(new Set([inCache()]));
    expect(source.uses).toBe(1);
    expect(await readdir(join(folder, 'ducha'))).toEqual([`nats-server-${process.platform}-${process.arch}`]);
  });

  it('takes over the lock of a process that has died', async () => {
    await mkdir(join(folder, 'ducha'));
    await writeFile(`${inCache()}.lock`, JSON.stringify({ pid: 999_999_999, startedAt: 'once' }));
    expect(await findNatsServer(undefined, { env: environment(), sources: [aSource('one', '2.12.1')] })).toBe(
      inCache(),
    );
  });

  it('prefers a source of 2.12 to an earlier one of 2.10, and never uses one of 2.9', async () => {
    const sources = [aSource('debian', '2.9.10'), aSource('newer debian', '2.10.27'), aSource('go', '2.12.15')];
    const steps: string[] = [];
    await findNatsServer((line) => steps.push(line), { env: environment(), sources });
    expect(steps).toEqual(['nats-server 2.12.15: go']);
  });

  it('goes on to the next source when one fails or brings something too old', async () => {
    const sources = [aSource('broken', '2.12.1', null), aSource('stale', '2.12.1', '2.9.1'), aSource('good', '2.10.2')];
    const steps: string[] = [];
    await findNatsServer((line) => steps.push(line), { env: environment(), sources });
    expect(steps).toEqual(['nats-server 2.12.1: broken', 'nats-server 2.12.1: stale', 'nats-server 2.10.2: good']);
  });

  it('says what was tried and what to do when no source works', async () => {
    const search = { env: environment(), sources: [aSource('broken', '2.12.1', null), aSource('closed', null)] };
    await expect(findNatsServer(undefined, search)).rejects.toThrow(
      /broken: broken is closed\n.*set NATS_SERVER_PATH to its path, or set NATS_URL/,
    );
  });
});

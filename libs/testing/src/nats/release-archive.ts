import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NatsSource } from './nats-source.js';

const run = promisify(execFile);

export const releasedVersion = '2.12.15';

/** SHA-256 of the official archives, as pinned by the official container image of the same version. */
const checksums: Record<string, string> = {
  'linux-amd64': '58ab8131f819263897e2fc38e503e1b755b63bcafeecc7d12582487df48ca15e',
  'linux-arm64': 'b724db99fefbf8f5c808baa82819ee50350aee9734017e4a478f7e545cef3ab6',
};

const target = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;

/** The project's own release archive, accepted only with the pinned checksum. */
export const releaseArchive: NatsSource = {
  name: 'official release archive',
  async version() {
    return checksums[target] ? releasedVersion : null;
  },
  async obtain(work) {
    const folder = `nats-server-v${releasedVersion}-${target}`;
    const url = `https://github.com/nats-io/nats-server/releases/download/v${releasedVersion}/${folder}.tar.gz`;
    const response = await fetch(url, { signal: AbortSignal.timeout(300_000) });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const archive = Buffer.from(await response.arrayBuffer());
    const checksum = createHash('sha256').update(archive).digest('hex');
    if (checksum !== checksums[target])
      throw new Error(`${url} has SHA-256 ${checksum}, expected ${checksums[target]}`);
    const file = join(work, 'archive.tar.gz');
    await writeFile(file, archive);
    await run('tar', ['-xzf', file, '-C', work]);
    return join(work, folder, 'nats-server');
  },
};

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NatsSource } from './nats-source.js';
import { releasedVersion } from './release-archive.js';

const run = promisify(execFile);

/** Builds the pinned release from source; about 40 s. The module's checksum is verified by Go. */
export const goInstall: NatsSource = {
  name: 'go install',
  async version() {
    return run('go', ['version']).then(
      () => releasedVersion,
      () => null,
    );
  },
  async obtain(work) {
    const env = { ...process.env, GOBIN: work, CGO_ENABLED: '0' };
    await run('go', ['install', `github.com/nats-io/nats-server/v2@v${releasedVersion}`], {
      env,
      cwd: work,
      timeout: 600_000,
    });
    return join(work, 'nats-server');
  },
};

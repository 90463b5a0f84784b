import { existsSync } from 'node:fs';
import { run } from '../helm-test/helm.js';

/** Program and the Debian package that brings it. */
const packages: Record<string, string> = {
  buildah: 'buildah',
  containerd: 'containerd',
  ctr: 'containerd',
  runc: 'runc',
  ip: 'iproute2',
};
const folders = ['/usr/local/bin', '/usr/bin', '/usr/sbin', '/sbin', '/bin'];
const missing = (): string[] =>
  Object.keys(packages).filter((name) => !folders.some((folder) => existsSync(`${folder}/${name}`)));

/**
 * Installs what runs containers from Debian's packages where it is missing and this user may.
 * @returns why the test cannot run here; null when it can
 */
export async function whyNot(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'containers are started by root on Linux';
  if (missing().length > 0 && process.env.DUCHA_NO_INSTALL !== '1') {
    const wanted = [...new Set(missing().map((name) => packages[name]!))];
    console.log(`installing ${wanted.join(', ')} from Debian's packages …`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], env).catch(() => undefined);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], env).catch(() => undefined);
  }
  return missing().length > 0 ? `missing: ${missing().join(', ')}` : null;
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NatsSource } from './nats-source.js';

const run = promisify(execFile);

/** The package of the sources this machine is set up with, unpacked instead of installed: needs no root. */
export const debianPackage: NatsSource = {
  name: 'Debian package',
  async version() {
    if (!(await isDebian())) return null;
    const { stdout } = await run('apt-cache', ['policy', 'nats-server'], { env: { ...process.env, LC_ALL: 'C' } });
    return /Candidate: (?:\d+:)?(\d[\w.]*)/.exec(stdout)?.[1] ?? null;
  },
  obtain: (work) => downloadAndUnpack(work, []),
};

const suite = 'trixie';

/**
 * Debian 12 carries 2.9, which is too old; the package of Debian 13 is a static program that runs there as well. Its index is read into a
 * folder of our own, so that the machine's package sources stay as they are.
 */
export const newerDebianPackage: NatsSource = {
  name: `Debian package of ${suite}`,
  async version() {
    return (await isDebian()) && existsSync(archiveKeys) && (await mirror()) ? '2.10.27' : null;
  },
  async obtain(work) {
    const options = await privateSource(work);
    await run('apt-get', ['update', ...options], { timeout: 180_000 });
    return downloadAndUnpack(work, options);
  },
};

const archiveKeys = '/usr/share/keyrings/debian-archive-keyring.gpg';

async function isDebian(): Promise<boolean> {
  return run('dpkg', ['--print-architecture']).then(
    () => process.platform === 'linux' && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get'),
    () => false,
  );
}

/** The mirror this machine already uses for Debian itself. */
async function mirror(): Promise<string | null> {
  const folder = '/etc/apt/sources.list.d';
  const names = existsSync(folder) ? (await readdir(folder)).map((name) => join(folder, name)) : [];
  const texts = await Promise.all(
    ['/etc/apt/sources.list', ...names].map((name) => readFile(name, 'utf8').catch(() => '')),
  );
  return /^(?:URIs:|deb(?: \[[^\]]*\])?)\s+(\S+\/debian)\/?(?:\s|$)/m.exec(texts.join('\n'))?.[1] ?? null;
}

async function privateSource(work: string): Promise<string[]> {
  const list = join(work, 'sources.list');
  await writeFile(list, `deb [signed-by=${archiveKeys}] ${await mirror()} ${suite} main\n`);
  for (const folder of ['lists/partial', 'cache/archives/partial'])
    await mkdir(join(work, folder), { recursive: true });
  const settings = {
    'Dir::Etc::sourcelist': list,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': join(work, 'lists'),
    'Dir::Cache': join(work, 'cache'),
    'Acquire::Languages': 'none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    // As root apt would fetch as its own user, who may not enter the user's cache folder.
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

async function downloadAndUnpack(work: string, options: string[]): Promise<string> {
  await run('apt-get', ['download', 'nats-server', ...options], { cwd: work, timeout: 180_000 });
  const archive = (await readdir(work)).find((name) => /^nats-server_.*\.deb$/.test(name));
  if (!archive) throw new Error('apt-get download brought no package');
  const unpacked = join(work, 'unpacked');
  await run('dpkg', ['-x', join(work, archive), unpacked]);
  const program = ['usr/sbin', 'usr/bin']
    .map((folder) => join(unpacked, folder, 'nats-server'))
    .find((path) => existsSync(path));
  if (!program) throw new Error(`${archive} holds no nats-server`);
  return program;
}

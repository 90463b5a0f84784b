// Entry of every `npm run` command: brings a bare checkout to the point where the command's built program can run, then runs it.
// Plain JavaScript without packages, for the Node that happens to be on the machine (20 or newer).
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtime = join(root, 'node_modules', '.bin', 'node');

/** `fresh`: the sources are built first; the others use what is there and build only when nothing is. */
const commands = {
  start: { fresh: true },
  stop: { fresh: false },
  status: { fresh: false },
  smoke: { fresh: true },
  audit: { fresh: true },
  rebuild: { fresh: true },
  'catch-up': { fresh: false },
  reconcile: { fresh: false },
  'dead-letters': { fresh: false },
  'bench-lifecycle': { fresh: true },
  'bench-ledger': { fresh: true },
  'bench-dashboard': { fresh: true },
  'bench-projection': { fresh: true },
  'bench-footprint': { fresh: true },
  'scale-measure': { fresh: true },
  'bench-deadlines': { fresh: true },
  calendar: { fresh: false },
  contracts: { fresh: true },
  screenshots: { fresh: true },
  chart: { fresh: true },
  'kubernetes-tools': { fresh: true },
  'helm-test': { fresh: true },
  'cluster-test': { fresh: true },
  'pods-test': { fresh: true },
  test: { fresh: true },
  faults: { fresh: true },
};

const texts = {
  usage: `用法：node tools/run.mjs <${Object.keys(commands).join(' | ')}> [选项]`,
  installing: '安装依赖（首次运行需要几分钟）',
  stillInstalling: (seconds) => `  仍在安装依赖（已用 ${seconds} 秒）`,
  installed: (seconds) => `依赖安装完成（${seconds} 秒）`,
  noNpm: '没有找到 npm。请安装 Node.js 20 或以上版本（含 npm）后重试。',
  lockOutdated: 'package-lock.json 与 package.json 不一致，改用 npm install',
  installFailed: '依赖安装失败。请检查网络和 npm 源（npm ping；npm config get registry），然后重试。',
  noRuntime: 'Node 24 运行时未随依赖装好（安装脚本可能被禁用）。请运行 npm rebuild node，或删除 node_modules 后重试。',
  building: '构建程序',
  built: (seconds) => `构建完成（${seconds} 秒）`,
  stillBuilding: (seconds) => `  仍在构建（已用 ${seconds} 秒）`,
  buildFailed: '构建失败：',
  notBuilt: (file) => `缺少程序 ${file}`,
};

/** Ends this command with a message. */
class Refusal extends Error {}

/**
 * Whether node_modules holds exactly what the lock file says, by npm's own record of the last complete installation.
 * An interrupted installation leaves no such record.
 */
function isInstalled() {
  try {
    const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
    const [wanted, present] = [read('package-lock.json'), read('node_modules/.package-lock.json')];
    return Object.entries(wanted).every(([path, { version, optional, link }]) => {
      if (!path.includes('node_modules/') || link) return true;
      const there = present[path];
      return there ? there.version === version : optional === true;
    });
  } catch {
    return false;
  }
}

/** Runs a program and passes signals on; its output goes to the terminal, or to `onOutput`. */
function run(command, args, { env = process.env, onTick, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit', env });
    for (const stream of onOutput ? [child.stdout, child.stderr] : []) stream.setEncoding('utf8').on('data', onOutput);
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const timer = onTick && setInterval(onTick, 10_000);
    const finish = () => {
      clearInterval(timer);
      for (const signal of signals) process.off(signal, pass);
    };
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    child.once('close', (code, signal) => {
      finish();
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : 15));
    });
  });
}

const secondsSince = (start) => Math.round((Date.now() - start) / 1000);

/** Errors only: warnings about the older Node that runs npm itself do not matter, the pinned one runs everything else. */
const npmOptions = ['--no-audit', '--no-fund', '--loglevel=error'];

async function npm(command) {
  const start = Date.now();
  let output = '';
  try {
    const code = await run('npm', [command, ...npmOptions], {
      onOutput: (text) => (output += text),
      onTick: () => console.log(texts.stillInstalling(secondsSince(start))),
    });
    return { code, output };
  } catch (error) {
    if (error.code === 'ENOENT') throw new Refusal(texts.noNpm);
    throw error;
  }
}

async function install() {
  const clean = await npm('ci');
  if (clean.code === 0 || !clean.output.includes('EUSAGE')) return clean;
  // The lock file does not fit: npm says so before it touches anything.
  console.log(texts.lockOutdated);
  return npm('install');
}

async function ensureInstalled() {
  if (!isInstalled()) {
    const start = Date.now();
    console.log(texts.installing);
    const { code, output } = await install();
    if (code !== 0) throw new Refusal(`${texts.installFailed}\n${output}`);
    console.log(texts.installed(secondsSince(start)));
  }
  if (!existsSync(runtime)) throw new Refusal(texts.noRuntime);
}

async function ensureBuilt(program, isFresh) {
  if (!isFresh && existsSync(program)) return;
  const start = Date.now();
  console.log(texts.building);
  const nx = join(root, 'node_modules', '.bin', 'nx');
  const env = { ...environment(), NX_DAEMON: 'false', NX_NO_CLOUD: 'true' };
  let output = '';
  const code = await run(runtime, [nx, 'run-many', '-t', 'build', '--output-style=static'], {
    env,
    onOutput: (text) => (output += text),
    onTick: () => console.log(texts.stillBuilding(secondsSince(start))),
  });
  if (code !== 0) throw new Refusal(`${texts.buildFailed}\n${output}`);
  if (!existsSync(program)) throw new Refusal(texts.notBuilt(program));
  console.log(texts.built(secondsSince(start)));
}

/** The pinned Node comes first wherever a script looks for `node`. */
function environment() {
  return { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}` };
}

async function main([name, ...args]) {
  const command = commands[name];
  if (!command) throw new Refusal(texts.usage);
  await ensureInstalled();
  const program = join(root, 'tools', 'dist', name, 'main.js');
  await ensureBuilt(program, command.fresh);
  return run(runtime, ['--enable-source-maps', program, ...args], { env: environment() });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
}

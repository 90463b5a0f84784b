import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { layoutOf } from '../start/layout.js';
import { ToolsFolder } from '../kubernetes-tools/tools-folder.js';

export const root = layoutOf(process.env).root;
export const chart = join(root, 'deploy', 'helm', 'ducha');
export const testFolder = join(root, 'deploy', 'helm-test');
/** What an installer adds to every preset. */
export const installValues = join(testFolder, 'install.yaml');
export const tools = new ToolsFolder();

export interface Output {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. */
export function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}, cwd = root): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => (stdout += String(text)));
    child.stderr.on('data', (text) => (stderr += String(text)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/** @throws with what it printed when it does not end with 0 */
export async function succeed(command: string, args: string[], env?: NodeJS.ProcessEnv, cwd?: string): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, env, cwd);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Kinds of operators that a cluster would know; a render says so in the cluster's place. */
const assumed = [
  'keda.sh/v1alpha1',
  'gateway.networking.k8s.io/v1',
  'monitoring.coreos.com/v1',
  'postgresql.cnpg.io/v1',
];

export const preset = (name: string): string => join(chart, 'values', `${name}.yaml`);

/** `helm template` with these values files and settings. */
export const template = (files: string[], settings: string[] = []): Promise<Output> =>
  run(tools.path('helm'), [
    'template',
    'ducha',
    chart,
    '--namespace',
    'ducha',
    ...files.flatMap((file) => ['--values', file]),
    ...settings.flatMap((setting) => ['--set-json', setting]),
    ...assumed.flatMap((version) => ['--api-versions', version]),
  ]);

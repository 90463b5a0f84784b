import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', '..', 'tools', 'dist', 'faults', 'main.js');

/** Kills by name, and what the run found; the program's own words in a failure. */
async function faults(
  ...args: string[]
): Promise<{ code: number | null; report: Record<string, unknown>; said: string }> {
  const child = spawn(process.execPath, [program, '--json', ...args], {
    env: { ...process.env, NODE_OPTIONS: '', DUCHA_HOME: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  const last = output.stdout.trimEnd().split('\n').at(-1) ?? '';
  const report = last.startsWith('{') ? (JSON.parse(last) as Record<string, unknown>) : {};
  return { code, report, said: `${output.stderr}\n${output.stdout}` };
}

describe('a platform whose processes are killed under load', () => {
  // A platform starts, every kind that holds data or commands dies once, and everything is compared: minutes on a busy machine.
  it('loses nothing and doubles nothing', async () => {
    const victims = 'postgres,nats,tracking,intake';
    const { code, report, said } = await faults(
      '--minutes',
      '0.4',
      '--rate',
      '40',
      '--kill-every',
      '2',
      '--victims',
      victims,
    );
    expect({ code, said }).toEqual({ code: 0, said });
    expect(report).toMatchObject({ test: 'faults', lost: 0, doubled: 0, differences: 0, findings: [] });
    expect(report.kills).toBeGreaterThanOrEqual(2);
  }, 600_000);
});

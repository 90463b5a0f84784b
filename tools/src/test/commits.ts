import { spawnSync } from 'node:child_process';

/**
 * Range of commits whose messages are checked: everything this history has.
 * @returns arguments of commitlint; null where there is no git history, as in an unpacked archive
 */
export function commitRange(root: string): string[] | null {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  const commits = git('rev-list', '--count', 'HEAD');
  if (commits.status !== 0) return null;
  if (commits.stdout.trim() === '1') return ['--last'];
  const first = git('rev-list', '--max-parents=0', 'HEAD').stdout.trim().split('\n').at(-1) ?? '';
  return ['--from', first, '--to', 'HEAD'];
}

import { readFile } from 'node:fs/promises';
import type { Tally } from '../helm-test/tally.js';
import type { Node } from './node.js';
import type { Pod } from './pod.js';

/** What the kernel says of a process, by the names of /proc/<pid>/status. */
async function statusOf(pid: string): Promise<Record<string, string>> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Object.fromEntries(text.split('\n').map((line) => line.split(/:\s+/, 2) as [string, string]));
}

/** That the kernel holds a running pod to its rendered security context. */
export async function checkConfinement(node: Node, pods: Pod[], tally: Tally): Promise<void> {
  for (const pod of pods) {
    const pid = (await readFile(node.pidFile(pod), 'utf8')).trim();
    const status = await statusOf(pid);
    const expected = { Uid: '10001', Gid: '10001', CapEff: '0', CapBnd: '0', NoNewPrivs: '1', Seccomp: '2' };
    for (const [name, value] of Object.entries(expected)) {
      const seen = (status[name] ?? '').split('\t')[0]!.replace(/^0+(?=.)/, '');
      tally.check(`${pod.id} has ${name} ${value}`, seen === value, seen);
    }
    const mounts = await readFile(`/proc/${pid}/mounts`, 'utf8');
    tally.check(`the root of ${pod.id} is read-only`, / \/ overlay ro[, ]/.test(mounts), mounts);
  }
  tally.section('confinement of each pod, as the kernel has it');
}

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requiredModule } from '../helm-test/go-modules.js';

/** Image tags whose pods do not do what they should. */
export const brokenTag = 'fails';
export const neverReadyTag = 'never-ready';

const upstream = ['node/fast', 'node/heartbeat-with-lease', 'pod/fast'];

const stage = (name: string, phases: string[], tag: string, status: string): string => `---
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Stage
metadata: { name: ${name} }
spec:
  # The stages of kwok have none, so this one is taken wherever it fits.
  weight: 1
  resourceRef: { apiGroup: v1, kind: Pod }
  selector:
    matchExpressions:
      - { key: .metadata.deletionTimestamp, operator: DoesNotExist }
      - { key: .status.phase, operator: In, values: [${phases.join(', ')}] }
      - { key: '.spec.containers.[].image', operator: In, values: ['ducha/platform:${tag}'] }
  next:
    statusTemplate: |
${status.replace(/^/gm, '      ')}
`;

const containers = (state: string): string => `containerStatuses:
{{ range .spec.containers }}
- { image: {{ .image | Quote }}, name: {{ .name | Quote }}, ready: false, restartCount: 0, state: { ${state} } }
{{ end }}`;

const failing = `${containers('terminated: { exitCode: 1, reason: Error }')}
phase: Failed`;
const waiting = `${containers('running: { startedAt: {{ Now | Quote }} }')}
conditions:
- { type: Ready, status: "False", reason: ContainersNotReady, lastTransitionTime: {{ Now | Quote }} }
phase: Running`;

/** What fake pods do: kwok's own stages from its module, a Job that fails and a service that never becomes ready. @returns the file */
export async function writeStages(folder: string): Promise<string> {
  const kwok = await requiredModule('sigs.k8s.io/kwok');
  const texts: string[] = [];
  for (const path of upstream) {
    const source = join(kwok, 'kustomize', 'stage', path);
    const files = (await readdir(source)).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml');
    for (const file of files.sort()) texts.push(`---\n${await readFile(join(source, file), 'utf8')}`);
  }
  texts.push(stage('job-fails', ['Pending', 'Running'], brokenTag, failing));
  texts.push(stage('never-ready', ['Pending'], neverReadyTag, waiting));
  const target = join(folder, 'stages.yaml');
  await writeFile(target, texts.join('\n'));
  return target;
}

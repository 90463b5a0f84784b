import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { eventually } from '../client/patience.js';
import { crdFolder, crdModules } from '../helm-test/go-modules.js';
import type { Cluster } from './cluster.js';

export const namespace = 'ducha';
export const zones = ['zone-a', 'zone-b', 'zone-c'];

const node = (index: number): object => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: `node-${index}`,
    labels: {
      'kubernetes.io/hostname': `node-${index}`,
      'topology.kubernetes.io/zone': zones[index % zones.length],
    },
  },
});

/** Kinds of the operators that the presets use; their controllers do not run here. */
const wantedCrds = /httproutes|scaledobjects|servicemonitors|prometheusrules/;

async function customKinds(cluster: Cluster): Promise<void> {
  for (const module of crdModules) {
    const folder = await crdFolder(module);
    const files = (await readdir(folder)).filter((name) => wantedCrds.test(name));
    for (const file of files) {
      const documents = parseAllDocuments(await readFile(join(folder, file), 'utf8'));
      const crds = documents.map((document) => document.toJS() as { kind?: string } | null);
      await cluster.apply(...crds.filter((crd) => crd?.kind === 'CustomResourceDefinition').map((crd) => crd!));
    }
  }
  await eventually(
    () => cluster.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=5s'),
    60_000,
  );
}

/** Six nodes in three zones, the operators' kinds, a volume, and a namespace where only restricted pods may run. */
export async function prepare(cluster: Cluster): Promise<void> {
  await cluster.apply(
    ...Array.from({ length: 6 }, (_, index) => node(index)),
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'evidence' },
      spec: {
        capacity: { storage: '2Ti' },
        accessModes: ['ReadWriteMany', 'ReadWriteOnce'],
        hostPath: { path: '/nowhere' },
      },
    },
  );
  await customKinds(cluster);
  await eventually(() => cluster.kubectl('wait', '--for=condition=Ready', 'node', '--all', '--timeout=5s'), 60_000);
  // kwok gives its nodes CPU, memory and pods, but no disk.
  const disk = JSON.stringify({
    status: { capacity: { 'ephemeral-storage': '100Gi' }, allocatable: { 'ephemeral-storage': '100Gi' } },
  });
  for (const index of Array.from({ length: 6 }).keys())
    await cluster.kubectl('patch', 'node', `node-${index}`, '--subresource=status', '--type=merge', '-p', disk);
  await eventually(() => cluster.kubectl('get', 'serviceaccount', 'default', '-n', namespace), 30_000);
}

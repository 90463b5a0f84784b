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

/** Where only restricted pods may run. */
export const restrictedNamespace = (name: string): object => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
});

/** For claims that name no storage class. */
export const volume = (name: string, storage: string): object => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name },
  spec: {
    capacity: { storage },
    accessModes: ['ReadWriteMany', 'ReadWriteOnce'],
    hostPath: { path: '/nowhere' },
  },
});

/** Kinds of the operators that the presets use; their controllers do not run here. */
const wantedCrds = /httproutes|scaledobjects|servicemonitors|prometheusrules|cnpg\.io_(clusters|databases|poolers)\./;

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

/** Six nodes in three zones, the operators' kinds, a volume, and a namespace. */
export async function prepare(cluster: Cluster): Promise<void> {
  await cluster.apply(
    ...Array.from({ length: 6 }, (_, index) => node(index)),
    restrictedNamespace(namespace),
    volume('evidence', '2Ti'),
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
